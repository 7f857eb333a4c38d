import type { ListOrder, Place } from './types.ts';

const query = (values: Record<string, string | number | null | undefined>) => {
  const pairs = Object.entries(values).filter(([, value]) => value !== null && value !== undefined);
  return pairs.length === 0
    ? ''
    : `?${pairs.map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`).join('&')}`;
};

const asQuery = ({ list, mailboxId, isDrafts }: Place) => (isDrafts ? { drafts: 1 } : { list, mailbox: mailboxId });

type ListPart = { order?: ListOrder; before?: string | null };

/** `order` where it is chosen; without it a list has the order that was chosen last. */
export const listUrl = ({ list, mailboxId, isDrafts }: Place, { order, before }: ListPart = {}) =>
  isDrafts ? '/drafts' : `/inbox/${list}${query({ mailbox: mailboxId, order, before })}`;

/** `messages`: how many of the newest ones, where that is not the usual number. */
export const conversationUrl = (id: number, place: Place, messages?: number | null) =>
  `/conversations/${id}${query({ ...asQuery(place), messages })}`;

export const threadUrl = (id: number, place: Place, messages: number | null) =>
  `/conversations/${id}/thread${query({ ...asQuery(place), messages })}`;

export const headUrl = (id: number, place: Place) => `/conversations/${id}/head${query(asQuery(place))}`;

/** An attachment: as a file, to be shown, or as a small picture. */
export const partUrl = (id: number, path: string, as?: 'inline' | 'thumbnail') =>
  `/messages/${id}/parts/${encodeURIComponent(path)}${as === 'inline' ? '?inline' : as === 'thumbnail' ? '/thumbnail' : ''}`;

/** A mail's document: `images` shows pictures of other servers, always those of its sender; `as: 'text'` its text. */
export const bodyUrl = (id: number, { images, as }: { images?: string | null; as?: 'text' }) =>
  `/messages/${id}/body${query({ images, sender: images ? 'always' : null, as })}`;

export const countsUrl = (place: Place | null, isDrafts = false) =>
  `/counts${query({ list: place?.list, mailbox: place?.mailboxId, drafts: isDrafts ? 1 : null })}`;

import { isListName, type ListName } from '#src/inbox/conversations/index.ts';

/** Where a person is: a list, in one mailbox or in all they may read; or (`isDrafts`) the list of their drafts. */
export type Place = { list: ListName; mailboxId: number | null; isDrafts?: boolean };

export const readPlace = (list: string | null | undefined, mailbox: string | null | undefined): Place => ({
  list: list && isListName(list) ? list : 'open',
  mailboxId: mailbox && /^\d{1,15}$/.test(mailbox) ? Number(mailbox) : null,
});

/** The place an address tells (`/inbox/mine`, `/conversations/12?list=mine`, `/conversations/12?drafts=1`). */
export function placeOfUrl(address: string | undefined): Place {
  const url = address ? URL.parse(address) : null;
  const list = url?.pathname.match(/^\/inbox\/([a-z]+)$/)?.[1] ?? url?.searchParams.get('list');
  const place = readPlace(list, url?.searchParams.get('mailbox'));
  return url?.pathname === '/drafts' || url?.searchParams.has('drafts') ? { ...place, isDrafts: true } : place;
}

/** The conversation that an address opens, if it does. */
export function openIdOf(address: string | undefined): number | null {
  const id = address && URL.parse(address)?.pathname.match(/^\/conversations\/(\d{1,15})$/)?.[1];
  return id ? Number(id) : null;
}

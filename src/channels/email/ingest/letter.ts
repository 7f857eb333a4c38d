import type { MessageContent } from '#src/inbox/conversations/index.ts';
import { isMailAddress, type MailAddress } from '#src/mail/address/index.ts';
import { type ParsedMail, salvageHeaders } from '#src/mail/mime/index.ts';
import type { RawMail } from '#src/mail/raw/index.ts';

/** A received mail that was read, or as much of it as could be. */
export type Letter = {
  rawId: number;
  at: number;
  digest: Uint8Array;
  envelopeTo: string[];
  sender: MailAddress;
  content: MessageContent;
  refersTo: string[];
  /** every address it says it is for: envelope, To, Cc, Delivered-To */
  addressedTo: string[];
  /** why it could not be read */
  error: string | null;
};

// RFC 2606 keeps .invalid free for this: a sender that named itself in no way.
const NOBODY: MailAddress = { name: '', address: 'unknown@sender.invalid' };

const senderOf = (from: MailAddress | null, envelopeFrom: string): MailAddress => {
  if (from && from.address !== '') return from;
  return isMailAddress(envelopeFrom) ? { name: from?.name ?? '', address: envelopeFrom } : NOBODY;
};

// Mail without a Message-ID still needs a name of its own by which a repeated delivery is known.
const headerIdOf = (messageId: string | null, raw: Pick<RawMail, 'digest'>) =>
  messageId ?? `digest:${Buffer.from(raw.digest).toString('hex')}`;

// Text is kept for lists, quotes and search; a longer mail is shown whole from its raw form.
const MOST_TEXT_CHARS = 500_000;

/** Content of a mail that was read. Also used for mail we composed ourselves, so that a rebuild gives the same. */
export function contentOf(mail: ParsedMail, raw: Pick<RawMail, 'digest'>): MessageContent {
  const { from, to, cc, replyTo, subject, parts, text, automatic, hasHtml } = mail;
  const marks = { ...(automatic ? { automatic } : {}), ...(hasHtml ? { hasHtml: true as const } : {}) };
  const people = { from, to, cc, replyTo };
  const kept = text.length > MOST_TEXT_CHARS ? text.slice(0, MOST_TEXT_CHARS).toWellFormed() : text;
  return { headerId: headerIdOf(mail.messageId, raw), subject, people, marks, parts, text: kept };
}

export function readLetter(mail: ParsedMail, raw: RawMail): Letter {
  const { envelope } = raw;
  const addresses = [...mail.to, ...mail.cc].map(({ address }) => address);
  return {
    rawId: raw.id,
    at: raw.at,
    digest: raw.digest,
    envelopeTo: envelope.to,
    sender: senderOf(mail.from, envelope.from),
    content: contentOf(mail, raw),
    refersTo: [...mail.inReplyTo, ...mail.references.toReversed()],
    addressedTo: [...envelope.to, ...mail.deliveredTo, ...addresses],
    error: null,
  };
}

/** What stands in for a mail that could not be read: its envelope and what headers allowed. */
export function unreadableLetter(raw: RawMail, error: string): Letter {
  const { subject, from, messageId } = salvageHeaders(raw.bytes);
  const sender = senderOf(from, raw.envelope.from);
  const people = { from: sender, to: raw.envelope.to.map((address) => ({ name: '', address })), cc: [], replyTo: [] };
  const content = {
    headerId: headerIdOf(messageId, raw),
    subject,
    people,
    marks: { unreadable: true as const },
    parts: [],
    text: '',
  };
  const { id, at, digest, envelope } = raw;
  return {
    rawId: id,
    at,
    digest,
    envelopeTo: envelope.to,
    sender,
    content,
    refersTo: [],
    addressedTo: envelope.to,
    error,
  };
}

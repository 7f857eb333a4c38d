import type { SpamSigns } from '#src/channels/email/spam/index.ts';
import type { MessageContent } from '#src/inbox/conversations/index.ts';
import { isMailAddress, type MailAddress } from '#src/mail/address/index.ts';
import type { Verification } from '#src/mail/authentication/index.ts';
import type { DeliveryReport, ReadMail } from '#src/mail/bounces/index.ts';
import { digestName } from '#src/mail/message-id/index.ts';
import { type ParsedMail, salvageHeaders } from '#src/mail/mime/index.ts';
import type { Envelope, RawMail } from '#src/mail/raw/index.ts';

/** A received mail that was read, or as much of it as could be. */
export type Letter = {
  rawId: number;
  /** when it reached us, or the server it was fetched from (UTC ms) */
  at: number;
  digest: Uint8Array;
  envelope: Envelope;
  sender: MailAddress;
  /** who may have written it, if it is ours: From, Sender (RFC 5322 section 3.6.2) */
  authors: string[];
  content: MessageContent;
  refersTo: string[];
  /** every address it says it is for: envelope, To, Cc, Delivered-To */
  addressedTo: string[];
  /** why it could not be read */
  error: string | null;
  /** what it reports of a mail of ours */
  report: DeliveryReport | null;
  /** what was found out about it besides; null for mail that is judged no more (history, our own) */
  examination: Examination | null;
};

export type Examination = { verification: Verification; signs: SpamSigns };

// RFC 2606 keeps .invalid free for this: a sender that named itself in no way.
const NOBODY: MailAddress = { name: '', address: 'unknown@sender.invalid' };

const senderOf = (from: MailAddress | null, envelopeFrom: string): MailAddress => {
  if (from && from.address !== '') return from;
  return isMailAddress(envelopeFrom) ? { name: from?.name ?? '', address: envelopeFrom } : NOBODY;
};

// Text is kept for lists, quotes and search; a longer mail is shown whole from its raw form.
const MOST_TEXT_CHARS = 500_000;

/** Content of a mail that was read. Also used for mail we composed ourselves, so that a rebuild gives the same. */
export function contentOf(mail: ParsedMail, raw: Pick<RawMail, 'digest'> & { isHistory?: boolean }): MessageContent {
  const { from, to, cc, replyTo, subject, parts, text, automatic, hasHtml, protection, invitation } = mail;
  const marks = {
    ...(automatic ? { automatic } : {}),
    ...(raw.isHistory ? { imported: true as const } : {}),
    ...(hasHtml ? { hasHtml: true as const } : {}),
    ...(protection ? { protection } : {}),
    ...(invitation ? { invitation } : {}),
  };
  const people = { from, to, cc, replyTo };
  const kept = text.length > MOST_TEXT_CHARS ? text.slice(0, MOST_TEXT_CHARS).toWellFormed() : text;
  return { headerId: mail.messageId ?? digestName(raw.digest), subject, people, marks, parts, text: kept };
}

export function readLetter(mail: ReadMail, raw: RawMail): Letter {
  const { envelope } = raw;
  const addresses = [...mail.to, ...mail.cc].map(({ address }) => address);
  return {
    ...origin(raw),
    sender: senderOf(mail.from, envelope.from),
    authors: [mail.from, mail.sender].flatMap((person) => person?.address ?? []),
    content: contentOf(mail, { digest: raw.digest, isHistory: envelope.isHistory ?? false }),
    refersTo: [...mail.inReplyTo, ...mail.references.toReversed()],
    addressedTo: [...envelope.to, ...mail.deliveredTo, ...addresses],
    error: null,
    report: mail.report,
    examination: null,
  };
}

const origin = ({ id, at, digest, envelope }: RawMail) => ({
  rawId: id,
  at: envelope.arrivedAt ?? at,
  digest,
  envelope,
});

/** What stands in for a mail that could not be read: its envelope and what headers allowed. */
export function unreadableLetter(raw: RawMail, error: string): Letter {
  const { envelope } = raw;
  const { subject, from, messageId } = salvageHeaders(raw.bytes);
  const sender = senderOf(from, envelope.from);
  const content = {
    headerId: messageId ?? digestName(raw.digest),
    subject,
    people: { from: sender, to: envelope.to.map((address) => ({ name: '', address })), cc: [], replyTo: [] },
    marks: { unreadable: true as const, ...(envelope.isHistory ? { imported: true as const } : {}) },
    parts: [],
    text: '',
  };
  return {
    ...origin(raw),
    sender,
    authors: [sender.address],
    content,
    refersTo: [],
    addressedTo: envelope.to,
    error,
    report: null,
    examination: null,
  };
}

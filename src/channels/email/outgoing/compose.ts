import MailComposer from 'nodemailer/lib/mail-composer';
import type { MailAddress } from '#src/mail/address/index.ts';

export type Composition = {
  from: MailAddress;
  replyTo: MailAddress | null;
  /** who wrote it, where `from` is only on whose behalf */
  sender: MailAddress | null;
  to: MailAddress[];
  cc: MailAddress[];
  subject: string;
  text: string;
  html: string;
  messageId: string;
  inReplyTo?: string;
  references?: string[];
  date: Date;
  /** those with a `cid` are pictures of the HTML */
  files: { name: string; type: string; bytes: Uint8Array; cid?: string | null }[];
};

// A reply to a very old thread may carry a subject of any length; receivers cut far earlier.
const MOST_SUBJECT_CHARS = 500;

const oneLine = (text: string) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();

// A bare CR, typed or quoted, would be one in the mail too: what is stored is what is sent, and neither may have it (hazards S4).
const withLineFeeds = (text: string) => text.replace(/\r\n?/g, '\n');

const person = ({ name, address }: MailAddress) => ({ name: oneLine(name), address });

/** The raw form of a mail: multipart/alternative (RFC 2046 5.1.4), its HTML in multipart/related with its pictures (RFC 2387), in a mixed one with its files. Addresses are objects, never strings (hazards O7). */
export function composeMail(mail: Composition): Promise<Buffer> {
  const composer = new MailComposer({
    from: person(mail.from),
    ...(mail.sender ? { sender: person(mail.sender) } : {}),
    to: mail.to.map(person),
    cc: mail.cc.map(person),
    ...(mail.replyTo ? { replyTo: person(mail.replyTo) } : {}),
    subject: oneLine(mail.subject).slice(0, MOST_SUBJECT_CHARS),
    text: withLineFeeds(mail.text),
    html: withLineFeeds(mail.html),
    messageId: `<${mail.messageId}>`,
    ...(mail.inReplyTo ? { inReplyTo: mail.inReplyTo } : {}),
    ...(mail.references ? { references: mail.references } : {}),
    date: mail.date,
    attachments: mail.files.map(({ name, type, bytes, cid }) => ({
      filename: oneLine(name),
      contentType: type,
      content: Buffer.from(bytes),
      ...(cid ? { cid: `<${cid}>`, contentDisposition: 'inline' as const } : {}),
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: '\r\n',
  });
  return composer.compile().build();
}

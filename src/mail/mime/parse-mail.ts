import { cleanLine } from '#src/lib/clean-text.ts';
import { automaticKind } from '#src/mail/loops/index.ts';
import { addressInHeader, headerAddresses } from './address-headers.ts';
import { type HeaderLookup, headerValues } from './header-values.ts';
import { invitationIn, isCalendar } from './invitation-part.ts';
import type { Attachment, MailTree } from './mail-tree.ts';
import { messageId, messageIds, referenceIds } from './message-ids.ts';
import { openMail } from './open-mail.ts';
import type { ParsedMail } from './parsed-mail.ts';
import { toPart } from './parts.ts';
import { isEnclosed, protectionOf } from './protection.ts';

const MAX_SUBJECT = 1000;
const MAX_DELIVERED_TO = 20;
const DELIVERED_TO = ['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to'];

/**
 * Reads a mail (RFC 5322, MIME) of any origin.
 * @param envelopeFrom the sender of the SMTP envelope, '' for the null sender
 * @throws if it has more than 1,000 parts or more than 1 MB of headers in one part; see `salvageHeaders`
 */
export async function parseMail(bytes: Uint8Array, envelopeFrom: string): Promise<ParsedMail> {
  const { tree, files, body } = await openMail(bytes, tellsMore);
  const header = headerValues(tree.headerLines);
  const contentType = header.last('content-type') ?? '';
  const protection = protectionOf(tree, contentType, body.text);
  const invitation = invitationIn(tree.attachments);
  return {
    ...threadingIds(header),
    ...people(tree),
    subject: cleanLine(String(tree.headers.get('subject') ?? ''), MAX_SUBJECT),
    text: body.text,
    hasHtml: body.html !== null,
    parts: files.map((attachment, index) => toPart(attachment, index + 1)),
    automatic: automaticKind({
      header: header.last,
      contentType,
      envelopeFrom,
      // As written: a mailer-daemon often has no domain, and so is no address to us.
      fromAddress: writtenFrom(header),
    }),
    deliveredTo: deliveredTo(header),
    ...(protection ? { protection } : {}),
    ...(invitation ? { invitation } : {}),
  };
}

// Attachments whose content says what the mail is.
const tellsMore = (attachment: Attachment) => isCalendar(attachment) || isEnclosed(attachment);

function threadingIds(header: HeaderLookup) {
  const ownId = messageId(header.last('message-id') ?? '');
  return {
    messageId: ownId,
    inReplyTo: messageIds(header.last('in-reply-to') ?? '')
      .filter((id) => id !== ownId)
      .slice(0, 20),
    references: referenceIds(header.last('references') ?? '', ownId),
  };
}

function people({ headers }: MailTree) {
  return {
    from: headerAddresses(headers, 'from')[0] ?? null,
    sender: headerAddresses(headers, 'sender')[0] ?? null,
    replyTo: headerAddresses(headers, 'reply-to'),
    to: headerAddresses(headers, 'to'),
    cc: headerAddresses(headers, 'cc'),
  };
}

function writtenFrom(header: HeaderLookup): string {
  const value = (header.last('from') ?? '').slice(0, 1000);
  return (/<([^<>]*)>/.exec(value)?.[1] ?? value.split('(', 1)[0]!).trim();
}

function deliveredTo(header: HeaderLookup): string[] {
  const values = DELIVERED_TO.flatMap((name) => header.all(name));
  const addresses = values.slice(0, MAX_DELIVERED_TO).map(addressInHeader);
  return [...new Set(addresses.filter((address) => address !== null))];
}

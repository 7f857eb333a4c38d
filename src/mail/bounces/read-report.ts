import { headerText, messageIdOf, type ParsedMail, type ReportPart, readReportParts } from '#src/mail/mime/index.ts';
import { complaint, isOptOut, olderComplaint, optOut } from './complaint.ts';
import { linesAbout } from './mentions.ts';
import { type Notice, splitNotice } from './notice.ts';
import { notification } from './notification.ts';
import { proseRecipients, saysUndelivered, stageOf, wordsIn } from './prose.ts';
import type { DeliveryReport, ReportedRecipient, ReportKind, ReturnedMail } from './report.ts';
import { returnedHeaders, returnedMail } from './returned.ts';
import { hasStatusPart, mayBeReport } from './signs.ts';
import { statusRecipients } from './status-fields.ts';
import { addressesIn, fieldGroups } from './text.ts';

const MAX_PART_BYTES = 256 * 1024;
const MAX_HEADER_BYTES = 64 * 1024;
const MOST_NAMED = 200;

/**
 * What a server reports of a mail sent before: RFC 3464 and 5965 where it follows them, its words where it doesn't;
 * null for any other mail. Runs in a Worker; bounded in every direction.
 * @param mail the same bytes, read by parseMail
 */
export async function readReport(
  bytes: Uint8Array,
  mail: ParsedMail,
  envelopeFrom: string,
): Promise<DeliveryReport | null> {
  const head = fieldGroups(headerText(bytes, MAX_HEADER_BYTES))[0] ?? new Map<string, string>();
  if (isOptOut(mail)) return optOut(mail);
  const told = notification(mail.text);
  if (told) return told;
  if (isReceipt(head) || !(head.has('x-failed-recipients') || mayBeReport(mail, isNull(envelopeFrom, head))))
    return null;
  const parts = await readReportParts(bytes, MAX_PART_BYTES);
  const text = mail.text || bareBody(bytes);
  const notice = splitNotice(text);
  const enclosed = parts.find(({ type }) => RETURNED.test(type));
  const returned = enclosed ? returnedMail(enclosed.bytes) : returnedHeaders(notice.returned);
  const messageIds = [returned?.messageId, pastedId(text), ...mail.inReplyTo, ...mail.references].flatMap(
    (id) => id ?? [],
  );
  const known = { returned, messageIds: [...new Set(messageIds)].slice(0, 20) };

  const feedback = textOf(parts, FEEDBACK) ?? olderComplaint(enclosed);
  if (feedback !== null) return { ...complaint(feedback, returned), ...known };
  const recipients = recipientsOf(mail, head, parts, notice, returned);
  return recipients.length > 0 ? { kind: kindOf(recipients), recipients, ...known } : null;
}

/** A multipart whose parts were lost on the way has its text where nothing is shown. */
function bareBody(bytes: Uint8Array): string {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, MAX_PART_BYTES)).toString('utf8');
  const end = start.search(/\r?\n\r?\n/);
  return end < 0 ? '' : start.slice(end).replace(/\r\n?/g, '\n').trimStart();
}

const pastedId = (text: string) =>
  messageIdOf(/^[\s>|]{0,10}message-id:[^\S\n]{0,10}(<[^<>\s]{3,998}>)/im.exec(text)?.[1] ?? '');

const RETURNED = /^(message\/(rfc822|global|global-headers|partial)|text\/rfc822(-headers)?)$/;
const FEEDBACK = /feedback-report$/;
const STATUS = /delivery-status$/;

function recipientsOf(
  mail: ParsedMail,
  head: Map<string, string>,
  parts: ReportPart[],
  notice: Notice,
  returned: ReturnedMail | null,
): ReportedRecipient[] {
  const text = notice.lines.join('\n');
  const beside = {
    // Addresses speak: user.unknown@example.com would name a reason.
    about: (address: string) => linesAbout(notice.lines, address).join('\n').replaceAll(address, '<>'),
    words: (address: string) => wordsIn(linesAbout(notice.lines, address), address),
    stage: stageOf(text),
  };
  // Some put the fields for machines into the text.
  const fields = textOf(parts, STATUS) ?? (/^final-recipient:/im.test(text) ? text : '');
  const machine = statusRecipients(fieldGroups(fields), beside);
  if (machine.length > 0) return machine;
  const named = addressesIn(head.get('x-failed-recipients') ?? '', MOST_NAMED);
  if (named.length === 0 && !hasStatusPart(mail) && !saysUndelivered(`${mail.subject}\n${text}`)) return [];
  const ours = new Set([...mail.to, ...(mail.from ? [mail.from] : [])].map(({ address }) => address.toLowerCase()));
  if (returned?.from) ours.add(returned.from.toLowerCase());
  return proseRecipients(notice, { named, returnedTo: returned?.to ?? [], ours, subject: mail.subject });
}

function textOf(parts: ReportPart[], wanted: RegExp): string | null {
  const found = parts.filter(({ type }) => wanted.test(type)).map(({ bytes }) => decoded(bytes));
  return found.length > 0 ? found.join('\n\n') : null;
}

// Japanese servers write the notice's charset into fields that should be ASCII.
const decoded = (bytes: Uint8Array) =>
  new TextDecoder(
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes('\x1b$') ? 'iso-2022-jp' : 'utf-8',
  ).decode(bytes);

function kindOf(recipients: ReportedRecipient[]): ReportKind {
  if (recipients.some(({ action }) => action === 'failed')) return 'bounce';
  return recipients.some(({ action }) => action === 'delayed') ? 'delay' : 'delivered';
}

/** A read receipt (RFC 8098) is a report about reading. */
const isReceipt = (head: Map<string, string>) => /disposition-notification/i.test(head.get('content-type') ?? '');

const isNull = (envelopeFrom: string, head: Map<string, string>) =>
  envelopeFrom === '' || /^<>/.test(head.get('return-path') ?? '');

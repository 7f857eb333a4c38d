import { printableLine } from '#src/lib/clean-text.ts';
import { headerText, messageIdOf } from '#src/mail/mime/index.ts';
import type { ReturnedMail } from './report.ts';
import { addressesIn, fieldGroups } from './text.ts';

const MAX_HEADER_BYTES = 64 * 1024;

/** What the enclosed mail, or its headers, say of themselves; null if these are no headers. */
export const returnedMail = (bytes: Uint8Array): ReturnedMail | null =>
  returnedHeaders(headerText(withoutEmptyStart(bytes), MAX_HEADER_BYTES));

/** The same for headers pasted into a notice. */
export function returnedHeaders(text: string): ReturnedMail | null {
  const fields = fieldGroups(text)[0];
  if (!fields || !(fields.has('message-id') || fields.has('from') || fields.has('to') || fields.has('subject')))
    return null;
  return {
    messageId: messageIdOf(fields.get('message-id') ?? ''),
    from: addressesIn(fields.get('from') ?? '', 1)[0] ?? '',
    to: [fields.get('to'), fields.get('cc')].flatMap((value) => addressesIn(value ?? '', 50)),
    subject: printableLine(fields.get('subject') ?? ''),
  };
}

// Some servers put an empty line above what they return.
function withoutEmptyStart(bytes: Uint8Array): Uint8Array {
  let at = 0;
  while (at < 100 && (bytes[at] === 0x0a || bytes[at] === 0x0d)) at++;
  return bytes.subarray(at);
}

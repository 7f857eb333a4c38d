import { type Invitation, readInvitation } from '#src/mail/calendar/index.ts';
import { decodeCharset } from './charsets.ts';
import type { Attachment } from './mail-tree.ts';

const MOST_BYTES = 256_000;
// Each may take a while to be found unreadable.
const MOST_TRIED = 4;

export const isCalendar = ({ type, filename }: Attachment): boolean =>
  type === 'text/calendar' || type === 'application/ics' || /\.ics$/i.test(filename ?? '');

/** What the mail invites to. Many programs send the same file twice, as a part of the text and as an attachment: the first counts. */
export function invitationIn(attachments: Attachment[]): Invitation | null {
  for (const attachment of attachments.filter(isCalendar).slice(0, MOST_TRIED)) {
    if (!attachment.content || attachment.content.length > MOST_BYTES) continue;
    const invitation = readInvitation(decodeCharset(attachment.content, attachment.charset || 'utf-8'));
    if (invitation) return invitation;
  }
  return null;
}

import { addressKey, type MailAddress } from '#src/mail/address/index.ts';
import type { Invitation } from '#src/mail/calendar/index.ts';

/**
 * An invitation as it is shown, with whom it speaks for where that is not the sender of the mail: anybody can write any
 * organiser into a file (hazards M5).
 */
export function invitationItem(invitation: Invitation, from: MailAddress | null) {
  const speaker = invitation.answer?.by ?? invitation.organizer;
  const isSender = speaker && from && addressKey(speaker.address) === addressKey(from.address);
  return { ...invitation, stranger: speaker && !isSender ? speaker : null };
}

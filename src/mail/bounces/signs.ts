import type { ParsedMail } from '#src/mail/mime/index.ts';
import { isReportPart } from '#src/mail/mime/index.ts';

const SERVER =
  /^(mailer-?daemon|mail-daemon|postmaster|mail\.?delivery.*|maildelivery.*|double-bounce|bounces?|mail-?system|delivery|failure|root|microsoftexchange\w*|staff|no-?reply|complaints?|abuse|fbl|feedback|owner-.*|.*-(owner|admin|request|bounces?))$/i;
const SUBJECT =
  /undeliver|returned mail|delivery (report|failure|failed|status|has failed|notification|problem|error|incomplete|delayed|unsuccessful)|deliver(y|ing)? (message )?fail|mail (delivery|failure|system error|could not)|failure (notice|notification|delivery)|failed (mail|delivery|message)|(could|can|was) ?not (be )?(deliver|sent)|not (be )?delivered|message (delivery|delayed|undelivered|you sent)|warning: (could not|message)|user unknown|nondeliverable|non-deliver|rejected|bounce|unzustellbar|non remis|配信|not (a )?member|error(s)? from|postmaster notify|returning message|unknown user|mailbox (is )?full|complaint|abuse report|feedback/i;
const ANSWER = /^\s*(re|aw|fwd?|wg|sv|antw|tr|rv)\s*:/i;

/**
 * Whether a mail is worth looking at as a report: it encloses a part for machines, or a server wrote it, or its subject
 * says so and nobody typed it. Cheap, since every mail is asked.
 */
export function mayBeReport(mail: ParsedMail, isNullSender: boolean): boolean {
  if (hasStatusPart(mail)) return true;
  if (ANSWER.test(mail.subject)) return false;
  if (mail.automatic === 'bounce') return true;
  const local = mail.from?.address.split('@', 1)[0] ?? '';
  const isServer = SERVER.test(local) || mail.from === null;
  const isTold = SUBJECT.test(mail.subject.slice(0, 300));
  return isTold && (isServer || isNullSender || mail.automatic !== null);
}

/** Parts that only reports have; a mail enclosed by a person is no sign. */
export const hasStatusPart = ({ parts }: ParsedMail): boolean =>
  parts.some(({ type }) => isReportPart(type) && /delivery-status|feedback-report/.test(type));

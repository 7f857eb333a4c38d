import { printableLine } from '#src/lib/clean-text.ts';
import { headerText, type ParsedMail, type ReportPart } from '#src/mail/mime/index.ts';
import type { DeliveryReport, ReturnedMail } from './report.ts';
import { addressInField, fieldGroups } from './text.ts';

/**
 * A feedback report (RFC 5965): somebody marked our mail as spam. Providers blot out the recipient at will, so it may be
 * the one the returned mail names, or nobody. @param fields the text of message/feedback-report
 */
export function complaint(
  fields: string,
  returned: ReturnedMail | null,
): Pick<DeliveryReport, 'kind' | 'feedback' | 'recipients'> {
  const [group = new Map<string, string>()] = fieldGroups(fields);
  const feedback = /^[\w-]{1,40}/.exec(group.get('feedback-type')?.toLowerCase() ?? '')?.[0] ?? 'other';
  const named = ['original-rcpt-to', 'removal-recipient', 'redacted-address']
    .flatMap((name) => addressInField(group.get(name) ?? '') ?? [])
    .slice(0, 1);
  const addresses = named.length > 0 ? named : (returned?.to ?? []).slice(0, 1);
  const words = printableLine(`${feedback} ${group.get('user-agent') ?? ''}`);
  return { kind: 'complaint', feedback, recipients: addresses.map((address) => complained(address, words)) };
}

const complained = (address: string, words: string) => ({
  address,
  original: null,
  action: 'delivered' as const,
  status: '2.0.0',
  isHard: false,
  reason: 'other' as const,
  words,
});

/**
 * Outlook.com's complaints (JMRP) have no part for machines: the returned mail names whoever complained in a header of
 * its own. As fields of a feedback report, or null.
 */
export function olderComplaint(returned: ReportPart | undefined): string | null {
  if (!returned) return null;
  const named = fieldGroups(headerText(returned.bytes, 16 * 1024))[0]?.get('x-hmxmroriginalrecipient');
  return named === undefined ? null : `Feedback-Type: abuse\nOriginal-Rcpt-To: ${named}`;
}

/**
 * A mail client's answer to List-Unsubscribe with a mailto (RFC 2369): no words of a person's, nothing but the wish.
 */
export function isOptOut({ subject, text, automatic }: ParsedMail): boolean {
  return automatic === 'reply' && /^unsubscribe$/i.test(subject.trim()) && text.length < 2000;
}

export const optOut = ({ from }: ParsedMail): DeliveryReport => ({
  kind: 'complaint',
  feedback: 'opt-out',
  recipients: from ? [complained(from.address, 'opt-out')] : [],
  returned: null,
  messageIds: [],
});

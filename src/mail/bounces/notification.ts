import * as z from 'zod';
import { printableLine } from '#src/lib/clean-text.ts';
import { bounceReason, isHardBounce } from './reason.ts';
import type { DeliveryReport, ReportedRecipient } from './report.ts';
import { codesIn, settledStatus } from './status.ts';
import { addressesIn } from './text.ts';

const MOST_CHARS = 200_000;
const MOST_RECIPIENTS = 200;

const recipients = z.array(
  z.object({ emailAddress: z.string(), status: z.string().optional(), diagnosticCode: z.string().optional() }),
);
const schema = z.object({
  mail: z.object({ commonHeaders: z.object({ messageId: z.string() }).partial().optional() }).optional(),
  bounce: z.object({ bounceType: z.string().optional(), bouncedRecipients: recipients }).optional(),
  complaint: z.object({ complainedRecipients: recipients, complaintFeedbackType: z.string().optional() }).optional(),
});

/** The JSON that Amazon SES has its notification service mail about bounces and complaints; null for any other text. */
export function notification(text: string): DeliveryReport | null {
  if (!/^\s{0,10}\{"(notificationType|eventType)":"(Bounce|Complaint)"/.test(text)) return null;
  const [json = ''] = text.trimStart().slice(0, MOST_CHARS).split('\n\n', 1);
  // Sendmail cuts lines of over 990 characters with `!` and a line end.
  const parsed = schema.safeParse(parseJson(json.replace(/!?\n ?/g, '')));
  if (!parsed.success) return null;
  const { mail, bounce, complaint } = parsed.data;
  const id = mail?.commonHeaders?.messageId?.replace(/[<>\s]/g, '');
  const known = { returned: null, messageIds: id ? [id] : [] };
  if (complaint) {
    const found = complaint.complainedRecipients.flatMap((each) => recipient(each, 'complained'));
    return {
      kind: 'complaint',
      feedback: printableLine(complaint.complaintFeedbackType ?? 'abuse'),
      recipients: found,
      ...known,
    };
  }
  const isFinal = bounce?.bounceType !== 'Transient';
  const found = (bounce?.bouncedRecipients ?? [])
    .slice(0, MOST_RECIPIENTS)
    .flatMap((each) => recipient(each, isFinal ? '5.0.0' : '4.0.0'));
  return found.length > 0 ? { kind: 'bounce', recipients: found, ...known } : null;
}

function recipient(
  { emailAddress, status: field, diagnosticCode = '' }: z.infer<typeof recipients>[number],
  otherwise: string,
): ReportedRecipient[] {
  const [address] = addressesIn(emailAddress, 1);
  if (!address) return [];
  const words = printableLine(diagnosticCode.replace(/^[\w-]{1,40};\s{0,10}/, ''));
  if (otherwise === 'complained')
    return [{ address, original: null, action: 'delivered', status: '2.0.0', isHard: false, reason: 'other', words }];
  const own = /^[45]\.\d{1,3}\.\d{1,3}$/.test(field ?? '') ? field! : otherwise;
  const status = settledStatus(own, codesIn(words), 'failed');
  const reason = bounceReason(status, words, 'recipient');
  return [{ address, original: null, action: 'failed', status, isHard: isHardBounce(status, reason), reason, words }];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

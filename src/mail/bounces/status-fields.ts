import { printableLine } from '#src/lib/clean-text.ts';
import { bounceReason, isHardBounce, type Stage } from './reason.ts';
import type { ReportedRecipient } from './report.ts';
import { codesIn, settledStatus } from './status.ts';
import { addressInField } from './text.ts';

const MOST_RECIPIENTS = 200;
const FINAL = ['final-recipient', 'x-actual-recipient', 'original-recipient'] as const;

/** What the notice beside the fields adds: the text about an address, the words in it to show, and when the no was said. */
export type Beside = { about: (address: string) => string; words: (address: string) => string; stage: Stage };

/** The recipients of a message/delivery-status (RFC 3464), its groups of fields given. The first 200 count. */
export function statusRecipients(groups: Map<string, string>[], beside: Beside): ReportedRecipient[] {
  const found: ReportedRecipient[] = [];
  const seen = new Set<string>();
  for (const fields of groups) {
    const recipient = oneRecipient(fields, beside);
    if (!recipient || seen.has(recipient.address.toLowerCase())) continue;
    seen.add(recipient.address.toLowerCase());
    if (found.push(recipient) >= MOST_RECIPIENTS) break;
  }
  return found;
}

function oneRecipient(fields: Map<string, string>, beside: Beside): ReportedRecipient | null {
  const address = firstAddress(fields);
  if (address === null) return null;
  const original = addressInField(fields.get('original-recipient') ?? '');
  const field = /^[245]\.\d{1,3}\.\d{1,3}/.exec(fields.get('status') ?? '')?.[0] ?? null;
  const action = actionOf(fields.get('action') ?? '', field);
  if (action === null) return null;
  const diagnostic = (fields.get('diagnostic-code') ?? '').replace(/^[\w-]{1,40};\s{0,10}/, '');
  const judged = judge({ field, diagnostic, action }, beside, address);
  return { address, original: original === address ? null : original, action, ...judged };
}

type Said = { field: string | null; diagnostic: string; action: ReportedRecipient['action'] };

// Many servers leave Diagnostic-Code away, or put nothing but a code there, and say why in the notice alone.
function judge({ field, diagnostic, action }: Said, beside: Beside, address: string) {
  const notice = beside.about(address);
  const own = codesIn(diagnostic);
  const status = settledStatus(field, own.status || own.replyCode ? own : codesIn(notice), action);
  const fromField = bounceReason(status, diagnostic, beside.stage);
  const isSilent = diagnostic.replace(/[\d\s.;#-]+/g, '') === '';
  const reason = fromField !== 'other' && !isSilent ? fromField : bounceReason(status, notice, beside.stage);
  const isHard = action === 'failed' && isHardBounce(status, reason);
  return {
    status,
    isHard,
    reason,
    words: isSilent ? beside.words(address) || printableLine(diagnostic) : printableLine(diagnostic),
  };
}

function firstAddress(fields: Map<string, string>): string | null {
  for (const name of FINAL) {
    const address = addressInField(fields.get(name) ?? '');
    if (address) return address;
  }
  return null;
}

/** Action (RFC 3464 2.3.3); software that leaves it away has a status at least. null: neither, so nothing is said. */
function actionOf(action: string, status: string | null): ReportedRecipient['action'] | null {
  const word = /^[a-z]{1,20}/.exec(action.trim().toLowerCase())?.[0] ?? '';
  if (word === 'failed' || word === 'failure') return 'failed';
  if (word === 'delayed') return 'delayed';
  if (word === 'delivered' || word === 'relayed' || word === 'expanded') return 'delivered';
  if (status === null) return null;
  return status.startsWith('2') ? 'delivered' : 'failed';
}

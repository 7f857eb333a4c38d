import type { Verification } from '#src/mail/authentication/index.ts';
import type { RawHead } from '#src/mail/raw/index.ts';
import type { EventRow } from '#src/platform/events/index.ts';
import type { SpamReason } from '#src/words/index.ts';
import type { Step } from '#views/ops/mail-log/types.ts';

/** What a story is told from. */
export type Sources = {
  head: RawHead;
  error: string | null;
  verification: Verification | null;
  verdict: { isSpam: boolean; reasons: SpamReason[] } | null;
  conversations: { id: number; createdAt: number; at: number; mayRead: boolean; by: string | null }[];
  events: EventRow[];
  /** of the colleagues who did something about it */
  names: Map<number, string>;
  recipients: string[];
};

/** What happened to a mail, in order, told from what other tables know: nobody keeps a second story. */
export function storyOf(told: Sources): Step[] {
  const steps = told.head.direction === 'in' ? incoming(told) : outgoing(told);
  // What happened at one moment stays in the order in which it was told.
  return [...steps, ...told.events.flatMap((event) => recipientStep(event, told.names))].sort((a, b) => a.at - b.at);
}

function incoming({ head, error, verification, verdict, conversations }: Sources): Step[] {
  const { at, envelope, size } = head;
  const account = /^imap:(\d+)$/.exec(envelope.source)?.[1];
  const steps: Step[] = [];
  if (account) steps.push({ at, kind: 'fetched', account: Number(account), folder: envelope.folder ?? '' });
  if (envelope.ip) {
    steps.push({ at, kind: 'connected', ip: envelope.ip, helo: envelope.helo ?? '', tls: envelope.tls ?? null });
  }
  if (!account) steps.push({ at, kind: 'envelope', from: envelope.from, to: envelope.to });
  steps.push({ at, kind: 'stored', size });
  if (error !== null) steps.push({ at, kind: 'unreadable', error });
  if (verification) steps.push({ at: Math.max(at, verification.at), kind: 'verified', verification });
  const last = steps.at(-1)!.at;
  const mayRead = conversations.some((each) => each.mayRead);
  if (verdict) steps.push({ at: last, kind: 'judged', ...verdict, reasons: verdict.reasons.map(tellable(mayRead)) });
  for (const { id, createdAt, at: joined, mayRead } of conversations) {
    steps.push({ at: last, kind: 'joined', conversation: id, isFirst: createdAt >= joined, mayRead });
  }
  return steps;
}

/** What the classifier learned from are words of the mail: for its readers alone (hazard W4). */
const tellable =
  (mayRead: boolean) =>
  (reason: SpamReason): SpamReason =>
    reason.kind === 'learned' && !mayRead ? { ...reason, words: [] } : reason;

function outgoing({ head, conversations, recipients, events }: Sources): Step[] {
  const { at, envelope } = head;
  const written = conversations.map(
    ({ id, mayRead, by }): Step => ({ at, kind: 'written', by, conversation: id, mayRead }),
  );
  const first: Step[] = envelope.source === 'system' ? [{ at, kind: 'system' }] : written;
  // Whom it was sent to instead of somebody came later.
  const later = new Set(events.map(insteadOf));
  // Under which sender it leaves is decided at each try, and stands there.
  return [...first, { at, kind: 'queued', to: recipients.filter((each) => !later.has(each)) }];
}

const text = (value: unknown) => (typeof value === 'string' ? value : '');

/** The colleague that an event's actor is. */
export function userOf(actor: string): number | null {
  const id = /^user:(\d+)$/.exec(actor)?.[1];
  return id === undefined ? null : Number(id);
}

const insteadOf = ({ name, data }: EventRow) =>
  name === 'recipient.readdressed' && typeof data.to === 'string' ? data.to : null;

function recipientStep(event: EventRow, names: Map<number, string>): Step[] {
  const { at, name, actor, data } = event;
  const [subject, fate] = name.split('.');
  if (subject !== 'recipient' || !fate) return [];
  const nextTryAt = typeof data.nextTryAt === 'number' ? data.nextTryAt : null;
  // The mail that told us, where it was told later.
  const report = typeof data.reportRawId === 'number' ? { reportId: data.reportRawId } : {};
  const sender = typeof data.sender === 'string' ? { sender: data.sender } : {};
  const { address, reply } = { address: text(data.address), reply: text(data.reply) };
  const by = names.get(userOf(actor) ?? 0) ?? null;
  const instead = insteadOf(event);
  const to = instead === null ? {} : { to: instead };
  return [{ at, kind: 'recipient', fate, by, address, reply, nextTryAt, ...to, ...sender, ...report }];
}

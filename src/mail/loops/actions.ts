import { addressKey } from '#src/mail/address/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import type { SentKind } from './automatic-headers.ts';
import { type AnswerSigns, type LoopAnswer, type LoopReason, mayAnswerAutomatically } from './may-answer.ts';
import { deleteSentBefore, insertSent, sentTo } from './store.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const MOST_IN_AN_HOUR = 10;
const MOST_DEPTH = 3;

export type Sending = {
  to: string;
  kind: SentKind;
  /** the address is one of our mailboxes, under any of its names (L3) */
  isOurs: boolean;
  /** the mail that is answered; null for a notice that answers none */
  answers: AnswerSigns | null;
  /** how many automatic steps led here, one after the other (L4); 0 where a person or a stranger's mail began it */
  depth: number;
};

/**
 * Whatever sends mail without a person asks here first, in the transaction that queues the mail, and sends only if it may.
 * What may is counted (L2): one reply to an address in 24 hours, and ten automatic mails of any kind in an hour.
 */
export async function askLoops(ctx: Ctx, sending: Sending): Promise<LoopAnswer> {
  const why = refusal(sending) ?? (await refusalByNumber(ctx, sending));
  if (why !== null) return { may: false, why };
  const at = ctx.clock.now();
  await deleteSentBefore(ctx.db, at - DAY_MS);
  await insertSent(ctx.db, { address: addressKey(sending.to), at, kind: sending.kind });
  return { may: true };
}

function refusal({ answers, isOurs, depth }: Sending): LoopReason | null {
  if (isOurs) return 'own-address';
  if (depth > MOST_DEPTH) return 'too-deep';
  const answer = answers ? mayAnswerAutomatically(answers) : ({ may: true } as const);
  return answer.may ? null : answer.why;
}

async function refusalByNumber(ctx: Ctx, { to, kind }: Sending): Promise<LoopReason | null> {
  const now = ctx.clock.now();
  const sent = await sentTo(ctx.db, addressKey(to), now - DAY_MS, now);
  if (kind === 'reply' && sent.some((each) => each.kind === 'reply')) return 'answered-already';
  return sent.filter(({ at }) => at > now - HOUR_MS).length >= MOST_IN_AN_HOUR ? 'too-many' : null;
}

import type { SpamReason } from '#src/words/index.ts';
import type { LetterToJudge, Listed, SpamVerdict } from './schema.ts';
import { patternsFor } from './sender-pattern.ts';

/** rspamd's words for mail that is not to stand in an inbox. */
const SPAM_ACTIONS = new Set(['reject', 'add header', 'rewrite subject']);

/** What is said of a letter without reading it; `isDecided` where that is enough. */
type Ruling = SpamVerdict & { isDecided: boolean };

/**
 * The rules in their order: our own lists, where the narrower pattern wins; the policy of the domain it claims to come from
 * (DMARC); rspamd. An allow list holds only for mail that is not known to be forged: From is anybody's to write.
 */
export function ruleOn(
  { from, verification, signs, isExempt }: Pick<LetterToJudge, 'from' | 'verification' | 'signs' | 'isExempt'>,
  lists: ReadonlyMap<string, Listed>,
): Ruling {
  const pattern = patternsFor(from).find((each) => lists.has(each));
  const listed = pattern === undefined ? undefined : lists.get(pattern);
  if (listed === 'block') return decided(true, { kind: 'blocked', pattern: pattern! });
  const isForged = verification?.verdict === 'failed';
  if (listed === 'allow' && !isForged) return decided(false, { kind: 'allowed', pattern: pattern!, isForged });
  const before: SpamReason[] = listed === 'allow' ? [{ kind: 'allowed', pattern: pattern!, isForged }] : [];

  const policy = isForged ? verification.dmarc.policy : null;
  if (policy === 'reject' || policy === 'quarantine') {
    return decided(true, ...before, { kind: 'dmarc', domain: verification?.fromDomain ?? '', policy });
  }
  const { rspamd } = signs;
  if (rspamd && !isExempt && SPAM_ACTIONS.has(rspamd.action)) {
    return decided(true, ...before, { kind: 'rspamd', score: rspamd.score, symbols: rspamd.symbols });
  }
  return { isSpam: false, reasons: before, isDecided: isExempt === true };
}

const decided = (isSpam: boolean, ...reasons: SpamReason[]): Ruling => ({ isSpam, reasons, isDecided: true });

/** What the classifier adds for a letter on which no rule decided. */
export function withLearned(
  { reasons }: SpamVerdict,
  { probability, words }: { probability: number; words: string[] },
  threshold: number,
): SpamVerdict {
  if (probability < threshold) return { isSpam: false, reasons };
  return { isSpam: true, reasons: [...reasons, { kind: 'learned', probability, words }] };
}

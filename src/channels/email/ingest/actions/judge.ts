import { judgeLetters, recordVerdicts, type SpamVerdict } from '#src/channels/email/spam/index.ts';
import { recordVerifications } from '#src/mail/authentication/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import type { Letter } from '../letter.ts';

export type Verdicts = Map<number, SpamVerdict>;

/** What each examined letter is taken for, by raw id. @param proven reports that prove to be about a mail of ours */
export async function judge(ctx: Ctx, letters: Letter[], proven: ReadonlySet<number>): Promise<Verdicts> {
  const judged = letters.flatMap((letter) => (letter.examination ? [{ ...letter, ...letter.examination }] : []));
  const verdicts = await judgeLetters(
    ctx,
    judged.map(({ rawId, sender, content: { subject, text, parts }, verification, signs }) => ({
      rawId,
      from: sender.address,
      subject,
      text,
      parts,
      verification,
      signs,
      isExempt: proven.has(rawId),
    })),
  );
  return new Map(judged.map(({ rawId }, i) => [rawId, verdicts[i]!]));
}

/** Keeps what was found out; a verdict that a letter's place outweighed is kept as not followed. */
export async function recordJudgement(
  ctx: Ctx,
  letters: Letter[],
  verdicts: Verdicts,
  spamRawIds: ReadonlySet<number>,
): Promise<void> {
  const examined = letters.flatMap(({ rawId, examination }) => (examination ? [{ rawId, ...examination }] : []));
  await recordVerifications(
    ctx,
    examined.map(({ rawId, verification }) => ({ rawId, verification })),
  );
  const kept = examined.map(({ rawId }) => ({ rawId, ...verdicts.get(rawId)! }));
  await recordVerdicts(
    ctx,
    kept.map(({ rawId, reasons }) => ({ rawId, verdict: { isSpam: spamRawIds.has(rawId), reasons } })),
  );
}

import { type Actor, requireRight } from '#src/company/access/index.ts';
import { refuseDmarcReject, trustedArcSealers } from '#src/mail/authentication/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { readSetting } from '#src/platform/settings/index.ts';
import { hasLearned } from '../probability.ts';
import { classifier, rspamdUrl } from '../settings.ts';
import { newestSenders } from '../store.ts';
import { countKnownWords, lessonCounts } from '../words.sqlite.ts';

const MOST_SHOWN = 200;

/** Everything the page shows. */
export async function spamPage(ctx: Ctx, actor: Actor | null) {
  requireRight(actor, 'company.manage');
  const lessons = await lessonCounts(ctx.reader);
  return {
    blocked: await newestSenders(ctx.reader, 'block', MOST_SHOWN),
    allowed: await newestSenders(ctx.reader, 'allow', MOST_SHOWN),
    mostShown: MOST_SHOWN,
    classifier: await readSetting(ctx.reader, classifier),
    rspamdUrl: await readSetting(ctx.reader, rspamdUrl),
    refuses: await readSetting(ctx.reader, refuseDmarcReject),
    sealers: await readSetting(ctx.reader, trustedArcSealers),
    learned: { ...lessons, words: await countKnownWords(ctx.reader), isEnough: hasLearned(lessons) },
  };
}

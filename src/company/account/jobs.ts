import { companyName } from '#src/company/profile/index.ts';
import { knownOrigins, linkOrigin } from '#src/company/sessions/index.ts';
import { findUserByEmail, type User } from '#src/company/users/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { type AnyJobKind, jobKind } from '#src/platform/jobs/index.ts';
import { readSetting } from '#src/platform/settings/index.ts';
import { wordsFor } from '#src/words/index.ts';
import { makeReset, RESET_MAIL_JOB, type ResetWish } from './actions/reset.ts';

type Person = { name: string; address: string };

export type JobDeps = {
  /** the mail that carries links, of channels/email */
  sendMail(ctx: Ctx, mail: { to: Person; subject: string; paragraphs: string[]; hasLink: boolean }): Promise<void>;
};

/** Mails the link that somebody asked for, if there is such an account; nobody is told whether there is. */
export const jobs = ({ sendMail }: JobDeps): AnyJobKind[] => [
  jobKind<ResetWish>({
    kind: RESET_MAIL_JOB,
    async apply(ctx, done) {
      const known = await readSetting(ctx.db, knownOrigins);
      for (const { payload } of done) {
        const user = await findUserByEmail(ctx.db, payload.email);
        if (!user || user.disabledAt !== null) continue;
        const origin = linkOrigin(ctx.config.publicUrl, known, payload.origin);
        if (origin) await mailReset(ctx, sendMail, user, origin);
        else
          ctx.log.warn('No link for a new password was mailed: set POSTROOM_URL, so that it is known where it leads');
      }
    },
  }),
];

async function mailReset(ctx: Ctx, sendMail: JobDeps['sendMail'], user: User, origin: string): Promise<void> {
  const secret = await makeReset(ctx, user.id);
  const words = wordsFor(user.language ?? 'en').account.reset.mail;
  await sendMail(ctx, {
    to: { name: user.name, address: user.email },
    subject: words.subject(await readSetting(ctx.db, companyName)),
    paragraphs: [words.why(user.name), words.link, `${origin}/password-resets/${secret}`, words.otherwise],
    hasLink: true,
  });
}

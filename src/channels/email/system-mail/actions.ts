import type { MailAddress } from '#src/mail/address/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { enqueueJobs } from '#src/platform/jobs/index.ts';

export const SYSTEM_MAIL_JOB = 'system-mail.send';

/** `hasLink`: whoever reads it gets in by it, so no copy is kept once it has left. */
export type SystemMail = { to: MailAddress; subject: string; paragraphs: string[]; hasLink?: boolean };

/** Has it written and sent, from inside the transaction that is the reason for it. */
export const sendSystemMail = (ctx: Ctx, mail: SystemMail): Promise<void> => enqueueJobs(ctx, SYSTEM_MAIL_JOB, [mail]);

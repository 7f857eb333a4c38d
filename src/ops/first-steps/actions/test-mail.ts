import { sendSystemMail } from '#src/channels/email/system-mail/index.ts';
import { type Actor, requireRight } from '#src/company/access/index.ts';
import { isOurAddress } from '#src/company/mailboxes/index.ts';
import { companyName } from '#src/company/profile/index.ts';
import { Invalid } from '#src/lib/errors.ts';
import { type Fate, fatesOf } from '#src/mail/delivery/index.ts';
import { rawHeads } from '#src/mail/raw/index.ts';
import { addressKeyOf, rawsOfAddress } from '#src/mail/trace/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import { recordEvents } from '#src/platform/events/index.ts';
import { readSetting, writeSetting } from '#src/platform/settings/index.ts';
import type { Words } from '#src/words/index.ts';
import { lastTest } from '../settings.ts';

const MOST_LOOKED_AT = 20;

/** Writes to the admin's own address from the first mailbox. @throws Invalid where that address is one of ours */
export async function sendTest(ctx: Ctx, actor: Actor | null, email: string, words: Words): Promise<void> {
  requireRight(actor, 'company.manage');
  const { test } = words.firstSteps;
  await transaction(ctx, async (ctx) => {
    if (await isOurs(ctx, email)) throw new Invalid({ form: 'ownAddress' });
    const company = await readSetting(ctx.db, companyName);
    await sendSystemMail(ctx, {
      to: { name: actor.name, address: email },
      subject: test.subject,
      paragraphs: [test.text(company), test.please],
    });
    await writeSetting(ctx.db, lastTest, { email, at: ctx.clock.now() });
    await recordEvents(ctx, [{ name: 'first-steps.tested', subject: 'user', subjectId: actor.userId }]);
  });
}

/** A mail from one of our mailboxes to another of them proves nothing, and is not sent (hazard L3). */
export const isOurs = (ctx: Ctx, email: string): Promise<boolean> => isOurAddress(ctx.db, email);

/** What became of the last test mail; null where none was asked for. */
export async function readTest(ctx: Ctx): Promise<{ email: string; rawId: number | null; fate: Fate['state'] } | null> {
  const asked = await readSetting(ctx.reader, lastTest);
  if (!asked) return null;
  const { email, at } = asked;
  const page = { from: at, until: Number.MAX_SAFE_INTEGER, before: null, limit: MOST_LOOKED_AT };
  const ids = await rawsOfAddress(ctx.reader, addressKeyOf(email) ?? email, page);
  const own = (await rawHeads(ctx.reader, ids)).filter(({ envelope }) => envelope.source === 'system');
  const rawId = own.length > 0 ? Math.min(...own.map(({ id }) => id)) : null;
  const [fate] = rawId === null ? [] : await fatesOf(ctx.reader, [rawId]);
  return { email, rawId, fate: fate?.state ?? 'queued' };
}

import { signedReplyAddress } from '#src/channels/email/outgoing/index.ts';
import { signedBounceAddress } from '#src/channels/email/sending/index.ts';
import { type Actor, requireRight } from '#src/company/access/index.ts';
import { assignOnReply } from '#src/inbox/conversations/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import { changeSetting, readSetting } from '#src/platform/settings/index.ts';

const settings = { assignOnReply, signedReplyAddress, signedBounceAddress };

export type Preferences = Record<keyof typeof settings, boolean>;

export async function readPreferences(ctx: Ctx, actor: Actor | null): Promise<Preferences> {
  requireRight(actor, 'company.manage');
  return {
    assignOnReply: await readSetting(ctx.reader, assignOnReply),
    signedReplyAddress: await readSetting(ctx.reader, signedReplyAddress),
    signedBounceAddress: await readSetting(ctx.reader, signedBounceAddress),
  };
}

export async function changePreferences(ctx: Ctx, actor: Actor | null, wanted: Preferences): Promise<void> {
  requireRight(actor, 'company.manage');
  await transaction(ctx, async (ctx) => {
    for (const [key, declared] of Object.entries(settings)) {
      await changeSetting(ctx, actor.userId, declared, wanted[key as keyof Preferences]);
    }
  });
}

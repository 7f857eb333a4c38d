import { signedReplyAddress } from '#src/channels/email/outgoing/index.ts';
import { signedBounceAddress } from '#src/channels/email/sending/index.ts';
import { type Actor, requireRight } from '#src/company/access/index.ts';
import { companyName } from '#src/company/profile/index.ts';
import { assignOnReply } from '#src/inbox/conversations/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import { changeSetting, readSetting } from '#src/platform/settings/index.ts';

const choices = { assignOnReply, signedReplyAddress, signedBounceAddress };

/** The company's name, and what was chosen for everybody. */
export type Company = { name: string } & Record<keyof typeof choices, boolean>;

export async function readCompany(ctx: Ctx, actor: Actor | null): Promise<Company> {
  requireRight(actor, 'company.manage');
  return {
    name: await readSetting(ctx.reader, companyName),
    assignOnReply: await readSetting(ctx.reader, assignOnReply),
    signedReplyAddress: await readSetting(ctx.reader, signedReplyAddress),
    signedBounceAddress: await readSetting(ctx.reader, signedBounceAddress),
  };
}

export async function changeCompany(ctx: Ctx, actor: Actor | null, { name, ...wanted }: Company): Promise<void> {
  requireRight(actor, 'company.manage');
  await transaction(ctx, async (ctx) => {
    await changeSetting(ctx, actor.userId, companyName, name);
    for (const [key, declared] of Object.entries(choices)) {
      await changeSetting(ctx, actor.userId, declared, wanted[key as keyof typeof choices]);
    }
  });
}

import { listAccounts } from '#src/channels/email/accounts/index.ts';
import { unfinishedIn } from '#src/inbox/pages/index.ts';
import type { Ctx } from '#src/platform/context.ts';

/** What would be left without a home if a mailbox were archived: work to be done, and accounts that are fetched into it. */
export async function useOfMailbox(ctx: Ctx, mailboxId: number): Promise<{ work: number; accounts: number }> {
  const accounts = await listAccounts(ctx.reader);
  return {
    work: await unfinishedIn(ctx, mailboxId),
    accounts: accounts.filter((account) => account.mailboxId === mailboxId).length,
  };
}

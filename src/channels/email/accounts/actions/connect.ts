import { type ImapClient, ImapTrouble, openImap } from '#src/mail/imap/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import type { Account } from '../schema.ts';
import { currentLogin, forgetAccessToken } from './login.ts';

/** Opens a session for an account; see openImap. @throws ImapTrouble */
export async function connectAccount(ctx: Ctx, account: Account, onLine?: (line: string) => void): Promise<ImapClient> {
  const login = await currentLogin(ctx, account);
  try {
    return await openImap(account.settings, login, { sizeLimit: ctx.config.sizeLimit, ...(onLine ? { onLine } : {}) });
  } catch (error) {
    const isRefused = error instanceof ImapTrouble && error.kind === 'login';
    if (isRefused && 'accessToken' in login) await forgetAccessToken(ctx, account.id);
    throw error;
  }
}

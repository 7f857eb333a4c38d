import type { DialogueLine } from '#src/lib/dialogue-line.ts';
import { type ImapClient, type ImapLogin, type ImapServer, ImapTrouble, openImap } from '#src/mail/imap/index.ts';
import { ownAuthorities } from '#src/platform/authorities.ts';
import type { Ctx } from '#src/platform/context.ts';
import type { Account } from '../schema.ts';
import { currentLogin, forgetAccessToken } from './login.ts';

type Listener = (line: DialogueLine) => void;

/** openImap as this machine is set up. @throws ImapTrouble */
export function connectTo(ctx: Ctx, server: ImapServer, login: ImapLogin, onLine?: Listener): Promise<ImapClient> {
  const authority = ownAuthorities(ctx.config);
  const { sizeLimit } = ctx.config;
  return openImap(server, login, { sizeLimit, ...(authority ? { authority } : {}), ...(onLine ? { onLine } : {}) });
}

/** Opens a session for an account. @throws ImapTrouble */
export async function connectAccount(ctx: Ctx, account: Account, onLine?: Listener): Promise<ImapClient> {
  const login = await currentLogin(ctx, account);
  try {
    return await connectTo(ctx, account.settings, login, onLine);
  } catch (error) {
    const isRefused = error instanceof ImapTrouble && error.kind === 'login';
    if (isRefused && 'accessToken' in login) await forgetAccessToken(ctx, account.id);
    throw error;
  }
}

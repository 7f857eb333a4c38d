import { type Actor, requireRight } from '#src/company/access/index.ts';
import { findMailbox } from '#src/company/mailboxes/index.ts';
import type { DialogueLine } from '#src/lib/dialogue-line.ts';
import { Invalid } from '#src/lib/errors.ts';
import type { ImapServer } from '#src/mail/imap/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import { recordEvents } from '#src/platform/events/index.ts';
import type { AccountSettings, SignIn } from '../schema.ts';
import { insertAccount } from '../store/index.ts';
import { connectTo } from './connect.ts';
import { sealLogin } from './login.ts';

/** `password` is only for those who sign in by one; others sign in at their provider afterwards. */
export type NewAccount = ImapServer & { mailboxId: number; signIn: SignIn; password: string };

const DAY_MS = 24 * 3600 * 1000;

/**
 * Adds an account once its server took the password; what is fetched is chosen next.
 * @param onLine hears the dialogue with the server
 * @throws ImapTrouble where the server can't be reached or does not let us in
 */
export async function addAccount(
  ctx: Ctx,
  actor: Actor | null,
  { mailboxId, signIn, password, ...server }: NewAccount,
  onLine: (line: DialogueLine) => void,
): Promise<number> {
  requireRight(actor, 'company.manage');
  if (!(await findMailbox(ctx.reader, mailboxId))) throw new Invalid({ mailboxId: 'unknownMailbox' });
  if (signIn === 'password') {
    if (password === '') throw new Invalid({ password: 'required' });
    (await connectTo(ctx, server, { password }, onLine)).close();
  }
  const login = signIn === 'password' ? { password } : { refreshToken: null, accessToken: null, expiresAt: 0 };
  const now = ctx.clock.now();
  const settings: AccountSettings = {
    ...server,
    signIn,
    cutOffAt: now - DAY_MS,
    after: { kind: 'leave' },
    pollMinutes: 5,
  };
  return transaction(ctx, async (ctx) => {
    const id = await insertAccount(ctx.db, {
      mailboxId,
      settings: JSON.stringify(settings),
      loginSealed: sealLogin(ctx, login),
      state: 'setup',
      createdAt: now,
      changedAt: now,
    });
    const data = { host: server.host, user: server.user };
    await recordEvents(ctx, [{ name: 'account.added', subject: 'account', subjectId: id, mailboxId, data }]);
    return id;
  });
}

import { type Actor, requireRight } from '#src/company/access/index.ts';
import { Invalid } from '#src/lib/errors.ts';
import type { ImapServer } from '#src/mail/imap/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import type { AccountSettings, FolderRole } from '../schema.ts';
import { deleteFolders, insertFolders, listFolders } from '../store/index.ts';
import { connectTo } from './connect.ts';
import { currentLogin, sealLogin } from './login.ts';
import { changed, requireAccount } from './own.ts';

/** What is fetched and what becomes of it on the server. `cutOffAt` counts until the first folder is read. */
export type Plan = Pick<AccountSettings, 'after' | 'pollMinutes' | 'cutOffAt'> & {
  folders: string[];
  sentFolder: string | null;
};

/** Begins to fetch, or goes on otherwise: a folder that stays keeps its cursor. */
export async function planAccount(ctx: Ctx, actor: Actor | null, id: number, plan: Plan): Promise<void> {
  requireRight(actor, 'company.manage');
  await transaction(ctx, async (ctx) => {
    const account = await requireAccount(ctx, id);
    const kept = await listFolders(ctx.db, [id]);
    const wanted = new Map<string, FolderRole>(plan.folders.map((name) => [name, 'inbox']));
    if (plan.sentFolder !== null) wanted.set(plan.sentFolder, 'sent');
    const gone = kept.filter(({ name, role }) => wanted.get(name) !== role).map(({ name }) => name);
    await deleteFolders(ctx.db, id, gone);
    for (const { name, role } of kept) if (wanted.get(name) === role) wanted.delete(name);
    await insertFolders(
      ctx.db,
      [...wanted].map(([name, role]) => ({ accountId: id, name, role })),
    );
    const { after, pollMinutes } = plan;
    const cutOffAt = account.state === 'setup' ? plan.cutOffAt : account.settings.cutOffAt;
    const settings = JSON.stringify({ ...account.settings, after, pollMinutes, cutOffAt });
    const state = account.state === 'setup' ? 'connecting' : account.state;
    await changed(ctx, account, 'account.changed', { settings, state, failingSinceAt: null });
  });
}

/**
 * Another server, user or password ('' keeps the one there is), once the server took it.
 * @throws ImapTrouble
 */
export async function moveAccount(
  ctx: Ctx,
  actor: Actor | null,
  id: number,
  { password, ...server }: ImapServer & { password: string },
): Promise<void> {
  requireRight(actor, 'company.manage');
  const before = await requireAccount(ctx, id);
  const isElsewhere = server.host !== before.settings.host || server.port !== before.settings.port;
  // What was told to us for one server is not told to another (hazard W16).
  if (password === '' && isElsewhere) {
    throw new Invalid(before.settings.signIn === 'password' ? { password: 'required' } : { host: 'oauthHost' });
  }
  const login = password === '' ? await currentLogin(ctx, before) : { password };
  (await connectTo(ctx, server, login)).close();
  await transaction(ctx, async (ctx) => {
    const account = await requireAccount(ctx, id);
    const settings = JSON.stringify({ ...account.settings, ...server });
    const loginSealed = password === '' ? {} : { loginSealed: sealLogin(ctx, { password }) };
    await changed(ctx, account, 'account.changed', { settings, ...loginSealed, error: null, failingSinceAt: null });
  });
}

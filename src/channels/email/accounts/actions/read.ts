import { type Actor, requireRight } from '#src/company/access/index.ts';
import { listMailboxes } from '#src/company/mailboxes/index.ts';
import type { DialogueLine } from '#src/lib/dialogue-line.ts';
import { type ImapFolder, listFolders as listServerFolders } from '#src/mail/imap/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import type { Account, AccountError, AccountFolder, AccountState, SignIn } from '../schema.ts';
import { listAccounts, listClients, listFolders } from '../store/index.ts';
import { accountErrorOf } from '../trouble.ts';
import { connectAccount } from './connect.ts';
import { requireAccount } from './own.ts';

const shownState = ({ pausedAt, state }: Account): AccountState =>
  pausedAt !== null && state !== 'setup' ? 'paused' : state;

const sum = (folders: AccountFolder[], count: (folder: AccountFolder) => number) =>
  folders.reduce((total, folder) => total + count(folder), 0);

/** Every account as the page shows it, with how far its import is. */
export async function accountsShown(ctx: Ctx, actor: Actor | null) {
  requireRight(actor, 'company.manage');
  const accounts = await listAccounts(ctx.reader);
  const mailboxes = new Map((await listMailboxes(ctx.reader)).map(({ id, name }) => [id, name]));
  const folders = Map.groupBy(
    await listFolders(
      ctx.reader,
      accounts.map(({ id }) => id),
    ),
    ({ accountId }) => accountId,
  );
  return accounts.map((account) => {
    const own = folders.get(account.id) ?? [];
    const isImporting = own.some(({ importUid }) => importUid !== null);
    const { id, settings, error, lastMailAt, lastContactAt, nextTryAt, mailboxId } = account;
    return {
      id,
      user: settings.user,
      host: settings.host,
      mailboxName: mailboxes.get(mailboxId) ?? '',
      state: shownState(account),
      error: account.state === 'failing' ? error : null,
      lastMailAt,
      lastContactAt,
      nextTryAt,
      importing: isImporting
        ? { done: sum(own, ({ imported }) => imported), total: sum(own, ({ importTotal }) => importTotal) }
        : null,
      skipped: sum(own, ({ skipped }) => skipped),
    };
  });
}

/** The ways to sign in that are open: by password, and at each provider where an application is registered. */
export async function waysToSignIn(ctx: Ctx, actor: Actor | null) {
  requireRight(actor, 'company.manage');
  const clients = await listClients(ctx.reader);
  const signIns: SignIn[] = ['password', ...clients.map(({ provider }) => provider)];
  return { clients, signIns };
}

/** One account, and what its server says when asked now: its folders, or why it can't be reached. */
export async function accountShown(ctx: Ctx, actor: Actor | null, id: number) {
  requireRight(actor, 'company.manage');
  const account = await requireAccount(ctx, id);
  const chosen = await listFolders(ctx.reader, [id]);
  return { account, chosen, ...(await ask(ctx, account)) };
}

async function ask(ctx: Ctx, account: Account) {
  const dialogue: DialogueLine[] = [];
  try {
    const client = await connectAccount(ctx, account, (said) => void dialogue.push(said));
    try {
      return { folders: await listServerFolders(client), error: null, dialogue };
    } finally {
      client.close();
    }
  } catch (error) {
    const none: ImapFolder[] = [];
    return { folders: none, error: accountErrorOf(error) satisfies AccountError, dialogue };
  }
}

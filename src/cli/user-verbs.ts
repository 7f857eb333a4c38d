import { makeReset } from '#src/company/account/index.ts';
import { shutOut } from '#src/company/people/index.ts';
import { knownOrigins, linkOrigin } from '#src/company/sessions/index.ts';
import { newSecret } from '#src/company/tokens/index.ts';
import { addUser, enableUser, findUserByEmail, hashPassword, type User } from '#src/company/users/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { readSetting } from '#src/platform/settings/index.ts';

export type Wish = { email: string; name: string; role: User['role'] };

async function requireAccount(ctx: Ctx, { email }: Wish): Promise<User> {
  const user = await findUserByEmail(ctx.reader, email);
  if (!user) throw new Error(`There is no account of ${email}.`);
  return user;
}

/** Without the configured address, the one that admins came by; else this machine's own. */
async function resetLink(ctx: Ctx, userId: number): Promise<string> {
  const { publicUrl, webTls, webPort } = ctx.config;
  const known = await readSetting(ctx.reader, knownOrigins);
  const origin = linkOrigin(publicUrl, known, null) ?? `${webTls ? 'https' : 'http'}://localhost:${webPort}`;
  return `${origin.replace(/\/$/, '')}/password-resets/${await makeReset(ctx, userId)}`;
}

/** The account has no password that anybody knows until the link was used. */
export async function addAccount(ctx: Ctx, { email, name, role }: Wish): Promise<string> {
  const id = await addUser(ctx, { email, name, role, passwordHash: await hashPassword(newSecret()) });
  const rights = role === 'admin' ? '' : '\nIt sees no mailbox yet: an admin gives it rights on the page of a mailbox.';
  return `The account of ${email} is made. A password is chosen here, once, within an hour:\n${await resetLink(ctx, id)}${rights}`;
}

export async function resetAccount(ctx: Ctx, wish: Wish): Promise<string> {
  const user = await requireAccount(ctx, wish);
  if (user.disabledAt !== null) throw new Error(`The account of ${wish.email} is disabled. Enable it first.`);
  return `A new password for ${wish.email} is chosen here, once, within an hour:\n${await resetLink(ctx, user.id)}`;
}

export async function disableAccount(ctx: Ctx, wish: Wish): Promise<string> {
  const user = await requireAccount(ctx, wish);
  if (user.disabledAt !== null) return `The account of ${wish.email} is disabled already.`;
  await shutOut(ctx, user.id);
  return `The account of ${wish.email} is disabled, and its sessions have ended.`;
}

export async function enableAccount(ctx: Ctx, wish: Wish): Promise<string> {
  const user = await requireAccount(ctx, wish);
  if (user.disabledAt === null) return `The account of ${wish.email} is not disabled.`;
  await enableUser(ctx, user.id);
  return `The account of ${wish.email} can be used again, with the password it had.`;
}

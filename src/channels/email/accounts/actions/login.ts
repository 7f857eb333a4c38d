import {
  type ImapLogin,
  ImapTrouble,
  KNOWN_PROVIDERS,
  type OauthClient,
  type OauthEndpoints,
  refreshTokens,
} from '#src/mail/imap/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import type { Account, AccountLogin, OauthProvider } from '../schema.ts';
import { findClient, readLoginSealed, updateAccount } from '../store/index.ts';

// A token that ends while a session is being opened is none.
const MARGIN_MS = 60_000;

export const sealLogin = (ctx: Ctx, login: AccountLogin): Uint8Array =>
  ctx.secrets.seal(Buffer.from(JSON.stringify(login)));

async function readLogin(ctx: Ctx, accountId: number): Promise<AccountLogin | null> {
  const sealed = await readLoginSealed(ctx.reader, accountId);
  return sealed ? JSON.parse(Buffer.from(ctx.secrets.open(sealed)).toString()) : null;
}

/** Our registration at a provider, with the endpoints it stands for. @throws ImapTrouble where there is none */
export async function oauthClient(ctx: Ctx, provider: OauthProvider): Promise<OauthClient> {
  const row = await findClient(ctx.reader, provider);
  const own: OauthEndpoints | null = row?.endpoints ? JSON.parse(row.endpoints) : null;
  const endpoints = own ?? (provider === 'other' ? null : KNOWN_PROVIDERS[provider].endpoints);
  if (!row || !endpoints) throw new ImapTrouble('signIn', `${provider}: not registered`);
  const clientSecret = Buffer.from(ctx.secrets.open(row.secretSealed)).toString();
  return { clientId: row.clientId, clientSecret, endpoints };
}

/** What the account signs in with now: its password, or an access token, fetched anew where the last one has ended. */
export async function currentLogin(ctx: Ctx, account: Account): Promise<ImapLogin> {
  const login = await readLogin(ctx, account.id);
  if (!login) throw new ImapTrouble('signIn', 'The account is gone');
  if ('password' in login) return { password: login.password };
  const { accessToken, refreshToken, expiresAt } = login;
  const now = ctx.clock.now();
  if (accessToken !== null && expiresAt - MARGIN_MS > now) return { accessToken };
  const { signIn } = account.settings;
  if (refreshToken === null || signIn === 'password') throw new ImapTrouble('signIn', 'Nobody has signed in yet');
  const tokens = await refreshTokens(await oauthClient(ctx, signIn), refreshToken, now);
  // Microsoft gives a new refresh token each time, Google goes on with the old one.
  await keepTokens(ctx, account.id, { ...tokens, refreshToken: tokens.refreshToken ?? refreshToken });
  return { accessToken: tokens.accessToken };
}

const keepTokens = (ctx: Ctx, id: number, tokens: AccountLogin) =>
  updateAccount(ctx.db, id, { loginSealed: sealLogin(ctx, tokens) });

/** The server refused an access token before its time: the next try fetches a new one. */
export async function forgetAccessToken(ctx: Ctx, id: number): Promise<void> {
  const login = await readLogin(ctx, id);
  if (login && 'refreshToken' in login) await keepTokens(ctx, id, { ...login, accessToken: null, expiresAt: 0 });
}

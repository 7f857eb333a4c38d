import { type Actor, requireRight } from '#src/company/access/index.ts';
import { createToken, findToken, useToken } from '#src/company/tokens/index.ts';
import { NotFound } from '#src/lib/errors.ts';
import {
  authorizationUrl,
  KNOWN_PROVIDERS,
  newVerifier,
  type OauthEndpoints,
  redeemCode,
} from '#src/mail/imap/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import { recordEvents } from '#src/platform/events/index.ts';
import type { OauthProvider } from '../schema.ts';
import { putClient } from '../store/index.ts';
import { oauthClient, sealLogin } from './login.ts';
import { changed, requireAccount } from './own.ts';

export type Registration = {
  provider: OauthProvider;
  clientId: string;
  clientSecret: string;
  endpoints: OauthEndpoints | null;
};

/** Keeps what a provider gave the company for its application. */
export async function registerClient(ctx: Ctx, actor: Actor | null, registration: Registration): Promise<void> {
  requireRight(actor, 'company.manage');
  const { provider, clientId, clientSecret, endpoints } = registration;
  const secretSealed = ctx.secrets.seal(Buffer.from(clientSecret));
  const row = { provider, clientId, secretSealed, endpoints: endpoints ? JSON.stringify(endpoints) : null };
  await transaction(ctx, async (ctx) => {
    await putClient(ctx.db, row);
    const data = { provider, clientId };
    await recordEvents(ctx, [{ name: 'oauth-client.registered', subject: 'user', subjectId: actor.userId, data }]);
  });
}

const PURPOSE = 'imap-oauth';
const LIFE_MS = 30 * 60_000;

type Asked = { accountId: number; userId: number; verifier: string; redirectUri: string };

/** @returns the provider's page; its `state` is good once, for this person and account. @throws ImapTrouble */
export async function startSignIn(
  ctx: Ctx,
  actor: Actor | null,
  accountId: number,
  redirectUri: string,
): Promise<string> {
  requireRight(actor, 'company.manage');
  const { settings } = await requireAccount(ctx, accountId);
  const { signIn, user } = settings;
  if (signIn === 'password') throw new NotFound('sign-in');
  const client = await oauthClient(ctx, signIn);
  const verifier = newVerifier();
  const now = ctx.clock.now();
  const data: Asked = { accountId, userId: actor.userId, verifier, redirectUri };
  const state = await createToken(ctx.db, { purpose: PURPOSE, data, createdAt: now, expiresAt: now + LIFE_MS });
  const extra = signIn === 'other' ? {} : KNOWN_PROVIDERS[signIn].extra;
  return authorizationUrl(client, { redirectUri, state, verifier, user, extra });
}

/** @returns the account whose sign-in a redirect ends, and uses up its state. @throws NotFound for any other state */
async function endOf(ctx: Ctx, actor: Actor, state: string): Promise<Asked> {
  const now = ctx.clock.now();
  const token = await findToken<Asked>(ctx.reader, PURPOSE, state, now);
  // A link that somebody else began must not tie their mail to our account.
  if (!token || token.data.userId !== actor.userId) throw new NotFound('state');
  if (!(await useToken(ctx.db, token.id, now))) throw new NotFound('state');
  return token.data;
}

/** The provider sent somebody back. `code` is null where they did not agree. @returns the account. @throws ImapTrouble */
export async function finishSignIn(ctx: Ctx, actor: Actor | null, state: string, code: string | null): Promise<number> {
  requireRight(actor, 'company.manage');
  const { accountId, verifier, redirectUri } = await endOf(ctx, actor, state);
  if (code === null) return accountId;
  const { settings } = await requireAccount(ctx, accountId);
  if (settings.signIn === 'password') throw new NotFound('sign-in');
  const tokens = await redeemCode(
    await oauthClient(ctx, settings.signIn),
    code,
    verifier,
    redirectUri,
    ctx.clock.now(),
  );
  await transaction(ctx, async (ctx) => {
    const account = await requireAccount(ctx, accountId);
    const change = { loginSealed: sealLogin(ctx, tokens), error: null, failingSinceAt: null };
    await changed(ctx, account, 'account.signed-in', change);
  });
  return accountId;
}

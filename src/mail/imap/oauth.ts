import { createHash, randomBytes } from 'node:crypto';
import { printableLine } from '#src/lib/clean-text.ts';
import { messageOf } from '#src/lib/errors.ts';
import type { OauthEndpoints } from './oauth-providers.ts';
import { ImapTrouble } from './trouble.ts';

export type OauthClient = { clientId: string; clientSecret: string; endpoints: OauthEndpoints };

/** `expiresAt` in UTC ms. A provider that sends no new refresh token means the old one to go on. */
export type OauthTokens = { accessToken: string; refreshToken: string | null; expiresAt: number };

const DEADLINE_MS = 15_000;
const MOST_ANSWER_BYTES = 64_000;
const SHORTEST_LIFE_S = 60;
const USUAL_LIFE_S = 3600;

/** A PKCE verifier (RFC 7636): whoever only sees the redirect can do nothing with its code. */
export const newVerifier = (): string => randomBytes(32).toString('base64url');

/** The provider's page where somebody agrees that we read their mail; it leads back to `redirectUri` with a code and `state`. */
export function authorizationUrl(
  { clientId, endpoints }: Pick<OauthClient, 'clientId' | 'endpoints'>,
  request: { redirectUri: string; state: string; verifier: string; user: string; extra?: Record<string, string> },
): string {
  const url = new URL(endpoints.authorizeUrl);
  const challenge = createHash('sha256').update(request.verifier).digest('base64url');
  const fields = {
    response_type: 'code',
    client_id: clientId,
    redirect_uri: request.redirectUri,
    scope: endpoints.scope,
    state: request.state,
    code_challenge: challenge,
    code_challenge_method: 'S256',
    login_hint: request.user,
    ...request.extra,
  };
  for (const [name, value] of Object.entries(fields)) url.searchParams.set(name, value);
  return url.href;
}

/** Exchanges the code of the redirect. @throws ImapTrouble */
export const redeemCode = (client: OauthClient, code: string, verifier: string, redirectUri: string, now: number) =>
  askForTokens(
    client,
    { grant_type: 'authorization_code', code, code_verifier: verifier, redirect_uri: redirectUri },
    now,
  );

/** A new access token. @throws ImapTrouble 'signIn' where the person must agree anew */
export const refreshTokens = (client: OauthClient, refreshToken: string, now: number) =>
  askForTokens(client, { grant_type: 'refresh_token', refresh_token: refreshToken }, now);

async function askForTokens(client: OauthClient, fields: Record<string, string>, now: number): Promise<OauthTokens> {
  const { clientId, clientSecret, endpoints } = client;
  const body = new URLSearchParams({ ...fields, client_id: clientId, client_secret: clientSecret });
  const { status, text } = await post(endpoints.tokenUrl, body);
  const answer = readAnswer(text);
  const token = answer.access_token;
  if (status !== 200 || typeof token !== 'string' || token === '') {
    const said = printableLine(String(answer.error_description ?? answer.error ?? `HTTP ${status}`));
    // RFC 6749 section 5.2: what the person or the admin must mend; all else may pass.
    const isFinal = ['invalid_grant', 'invalid_client', 'unauthorized_client'].includes(String(answer.error));
    throw new ImapTrouble(isFinal ? 'signIn' : 'answer', said);
  }
  const life = Math.max(SHORTEST_LIFE_S, Number(answer.expires_in) || USUAL_LIFE_S);
  const refreshToken = typeof answer.refresh_token === 'string' ? answer.refresh_token : null;
  return { accessToken: token, refreshToken, expiresAt: now + life * 1000 };
}

async function post(url: string, body: URLSearchParams): Promise<{ status: number; text: string }> {
  try {
    const signal = AbortSignal.timeout(DEADLINE_MS);
    const headers = { Accept: 'application/json' };
    const response = await fetch(url, { method: 'POST', body, headers, signal, redirect: 'error' });
    return { status: response.status, text: await startOf(response) };
  } catch (error) {
    const isLate = error instanceof Error && error.name === 'TimeoutError';
    throw new ImapTrouble(isLate ? 'timeout' : 'refused', printableLine(messageOf(error)));
  }
}

/** No answer that makes sense is longer; the rest is not even taken. */
async function startOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk);
    size += chunk.byteLength;
    if (size >= MOST_ANSWER_BYTES) break;
  }
  return new TextDecoder().decode(Buffer.concat(chunks).subarray(0, MOST_ANSWER_BYTES));
}

function readAnswer(text: string): Record<string, unknown> {
  try {
    const answer: unknown = JSON.parse(text);
    return typeof answer === 'object' && answer !== null ? (answer as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

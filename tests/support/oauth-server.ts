import { createHash, randomBytes } from 'node:crypto';

/**
 * A provider's sign-in: agrees at once, hands out codes and tokens, and answers Dovecot's question whether a token is good
 * (RFC 6749, 7636, 7662). Access tokens end when `expireAll` says so; `revoke` ends the agreement itself.
 */
export function startOauthServer(user: string) {
  const codes = new Map<string, { challenge: string; redirectUri: string }>();
  const good = new Set<string>();
  const asked: string[] = [];
  let refreshToken: string | null = null;
  const answer = (status: number, body: object) => Response.json(body, { status });
  const tokens = () => {
    const accessToken = randomBytes(12).toString('hex');
    good.add(accessToken);
    refreshToken ??= randomBytes(12).toString('hex');
    return answer(200, {
      access_token: accessToken,
      refresh_token: refreshToken,
      expires_in: 3600,
      token_type: 'Bearer',
    });
  };
  async function token(request: Request): Promise<Response> {
    const form = new URLSearchParams(await request.text());
    asked.push(String(form.get('grant_type')));
    if (form.get('client_secret') !== 'shh') return answer(401, { error: 'invalid_client' });
    if (form.get('grant_type') === 'refresh_token') {
      return form.get('refresh_token') === refreshToken ? tokens() : answer(400, { error: 'invalid_grant' });
    }
    const code = codes.get(String(form.get('code')));
    codes.delete(String(form.get('code')));
    const challenge = createHash('sha256')
      .update(String(form.get('code_verifier')))
      .digest('base64url');
    const isGood = code?.challenge === challenge && code.redirectUri === form.get('redirect_uri');
    return isGood
      ? tokens()
      : answer(400, { error: 'invalid_grant', error_description: 'PKCE\u202e\r\n verification failed' });
  }
  const server = Bun.serve({
    hostname: '127.0.0.1',
    port: 0,
    async fetch(request) {
      const url = new URL(request.url);
      if (url.pathname === '/token') return token(request);
      if (url.pathname === '/introspect') {
        const form = new URLSearchParams(await request.text());
        return answer(200, good.has(String(form.get('token'))) ? { active: true, username: user } : { active: false });
      }
      const redirectUri = String(url.searchParams.get('redirect_uri'));
      const code = randomBytes(8).toString('hex');
      codes.set(code, { challenge: String(url.searchParams.get('code_challenge')), redirectUri });
      return Response.redirect(`${redirectUri}?code=${code}&state=${url.searchParams.get('state')}`, 302);
    },
  });
  const url = `http://127.0.0.1:${server.port}`;
  return {
    url,
    /** the grants it was asked for, in order */
    asked,
    expireAll: () => good.clear(),
    revoke() {
      good.clear();
      refreshToken = randomBytes(12).toString('hex');
    },
    [Symbol.dispose]: () => void server.stop(true),
  };
}

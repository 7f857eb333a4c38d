import { createHash, createPublicKey, generateKeyPairSync, randomUUID, verify } from 'node:crypto';
import { signedCertificate } from '#src/platform/tls/new-certificate.ts';
import { csrOf } from './csr.ts';

type Jwk = { crv: string; kty: string; x: string; y: string };
type Jws = { protected: string; payload: string; signature: string };
type Order = { names: string[]; status: string; certificate: string | null };
type Authorization = { name: string; token: string; status: string; error?: object };
type Account = { jwk: Jwk; contact: string[] };

const decode = (text: string) => JSON.parse(Buffer.from(text, 'base64url').toString() || '{}');

class Refused extends Error {
  constructor(
    readonly type: string,
    readonly status = 400,
  ) {
    super(type);
  }
}

export type AcmeServer = Awaited<ReturnType<typeof startAcmeServer>>;

/**
 * A small authority (RFC 8555) on loopback, strict about nonces and signatures: it fetches the challenge of HTTP-01 from
 * the given port, whatever name it is for, and signs with a key of its own.
 * @param challengePort where the names lead to
 * @param now the time certificates begin; they last `lifeMs`
 */
export async function startAcmeServer(options: { challengePort(): number; now(): number; lifeMs: number }) {
  const authority = { name: 'Test Authority', ...generateKeyPairSync('ec', { namedCurve: 'P-256' }) };
  const nonces = new Set<string>();
  const accounts = new Map<string, Account>();
  const orders: Order[] = [];
  const authorizations: Authorization[] = [];
  /** What each order is to end with instead of a certificate. */
  const trouble = { isDown: false, challengeHost: null as string | null };
  const asked: string[] = [];
  let base = '';

  const nonce = () => {
    const fresh = randomUUID();
    nonces.add(fresh);
    return fresh;
  };
  const json = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
    Response.json(body, { status, headers: { 'Replay-Nonce': nonce(), ...headers } });

  /** Who asks and for what (RFC 8555 section 6): a nonce is good once, the URL is signed, and so is the payload. */
  function opened(url: string, jws: Jws): { account: string; jwk: Jwk; payload: Record<string, unknown> } {
    const head = decode(jws.protected) as { alg: string; nonce: string; url: string; jwk?: Jwk; kid?: string };
    if (!nonces.delete(head.nonce)) throw new Refused('badNonce');
    const jwk = head.jwk ?? accounts.get(head.kid ?? '')?.jwk;
    if (!jwk) throw new Refused('accountDoesNotExist');
    const key = createPublicKey({ key: jwk, format: 'jwk' });
    const data = Buffer.from(`${jws.protected}.${jws.payload}`);
    const isSigned = verify(
      'sha256',
      data,
      { key, dsaEncoding: 'ieee-p1363' },
      Buffer.from(jws.signature, 'base64url'),
    );
    if (head.alg !== 'ES256' || head.url !== url || !isSigned) throw new Refused('malformed', 403);
    return { account: head.kid ?? '', jwk, payload: decode(jws.payload) };
  }

  function newAccount(jwk: Jwk, payload: Record<string, unknown>): Response {
    const known = [...accounts].find(([, account]) => thumbprint(account.jwk) === thumbprint(jwk))?.[0];
    if (!known && payload.termsOfServiceAgreed !== true) throw new Refused('userActionRequired', 403);
    const url = known ?? `${base}/account/${accounts.size}`;
    if (!known) accounts.set(url, { jwk, contact: payload.contact as string[] });
    return json({ status: 'valid' }, known ? 200 : 201, { Location: url });
  }

  function updateAccount(url: string, account: string, payload: Record<string, unknown>): Response {
    if (url !== account) throw new Refused('unauthorized', 403);
    if (payload.contact) accounts.get(url)!.contact = payload.contact as string[];
    return json({ status: 'valid' });
  }

  function newOrder(payload: Record<string, unknown>): Response {
    const names = (payload.identifiers as { value: string }[]).map(({ value }) => value);
    orders.push({ names, status: 'pending', certificate: null });
    for (const name of names) authorizations.push({ name, token: randomUUID(), status: 'pending' });
    return json(shownOrder(orders.length - 1), 201, { Location: `${base}/order/${orders.length - 1}` });
  }

  function shownOrder(id: number) {
    const { names, status } = orders[id]!;
    const own = names.map((name) => authorizations.findLastIndex((each) => each.name === name));
    return {
      status: status === 'pending' && own.every((at) => authorizations[at]!.status === 'valid') ? 'ready' : status,
      identifiers: names.map((value) => ({ type: 'dns', value })),
      authorizations: own.map((at) => `${base}/authorization/${at}`),
      finalize: `${base}/finalize/${id}`,
      certificate: `${base}/certificate/${id}`,
    };
  }

  const shownChallenge = (id: number) => {
    const { token, status, error } = authorizations[id]!;
    return { type: 'http-01', url: `${base}/challenge/${id}`, token, status, ...(error && { error }) };
  };

  const shownAuthorization = (id: number) => {
    const { name, status } = authorizations[id]!;
    return { identifier: { type: 'dns', value: name }, status, challenges: [shownChallenge(id)] };
  };

  async function checkChallenge(id: number, jwk: Jwk): Promise<Response> {
    const authorization = authorizations[id]!;
    const host = trouble.challengeHost ?? `127.0.0.1:${options.challengePort()}`;
    const url = `http://${host}/.well-known/acme-challenge/${authorization.token}`;
    const answer = await fetch(url, { headers: { Host: authorization.name } }).then(
      (response) => (response.ok ? response.text() : `status ${response.status}`),
      () => 'nothing',
    );
    const isRight = answer.trimEnd() === `${authorization.token}.${thumbprint(jwk)}`;
    authorization.status = isRight ? 'valid' : 'invalid';
    if (!isRight) authorization.error = { type: 'unauthorized', detail: `${authorization.name} answered ${answer}` };
    return json(shownChallenge(id));
  }

  function finalize(id: number, payload: Record<string, unknown>): Response {
    const order = orders[id]!;
    if (shownOrder(id).status !== 'ready') throw new Refused('orderNotReady', 403);
    const { spki, names } = csrOf(Buffer.from(String(payload.csr), 'base64url'));
    if (names.toSorted().join() !== order.names.toSorted().join()) throw new Refused('badCSR');
    const from = options.now();
    order.certificate = signedCertificate({ names, spki, issuer: authority, from, until: from + options.lifeMs });
    order.status = 'valid';
    return json(shownOrder(id));
  }

  async function answer(request: Request): Promise<Response> {
    const [, kind, at] = new URL(request.url).pathname.split('/');
    asked.push(kind!);
    if (trouble.isDown) return new Response('', { status: 503 });
    if (kind === 'directory') {
      const urls = ['newNonce', 'newAccount', 'newOrder'].map((name) => [name, `${base}/${name}`]);
      return json(Object.fromEntries(urls));
    }
    if (kind === 'newNonce') return json(null);
    const { account, jwk, payload } = opened(request.url, (await request.json()) as Jws);
    const id = Number(at);
    const posts: Record<string, () => Response | Promise<Response>> = {
      newAccount: () => newAccount(jwk, payload),
      account: () => updateAccount(request.url, account, payload),
      newOrder: () => newOrder(payload),
      order: () => json(shownOrder(id)),
      authorization: () => json(shownAuthorization(id)),
      challenge: () => checkChallenge(id, jwk),
      finalize: () => finalize(id, payload),
      certificate: () => new Response(orders[id]!.certificate, { headers: { 'Replay-Nonce': nonce() } }),
    };
    if (posts[kind!]) return posts[kind!]!();
    throw new Refused('malformed', 404);
  }

  const server = Bun.serve({
    hostname: '127.0.0.1',
    port: 0,
    fetch: (request) =>
      answer(request).catch((error) => {
        if (!(error instanceof Refused)) throw error;
        return json({ type: `urn:ietf:params:acme:error:${error.type}`, detail: error.type }, error.status);
      }),
  });
  base = `http://127.0.0.1:${server.port}`;
  return {
    directory: `${base}/directory`,
    trouble,
    /** what was asked for, in order */
    asked,
    accounts: () => [...accounts.values()],
    issued: () => orders.flatMap(({ certificate }) => certificate ?? []),
    [Symbol.asyncDispose]: () => server.stop(true),
  };
}

/** RFC 7638, of an EC key. */
const thumbprint = ({ crv, kty, x, y }: Jwk): string =>
  createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url');

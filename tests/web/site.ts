import type { Hono } from 'hono';
import type { Visit } from '#src/company/sessions/index.ts';
import { dnsResolver, type Resolver } from '#src/mail/dns/index.ts';
import { createHub } from '#src/platform/live/index.ts';
import { createApp } from '#src/web/index.ts';
import { type TestMachine, testMachine } from '../support/machine.ts';
import { ADMIN, MAILBOX } from '../support/postroom.ts';

export const SETUP_TOKEN = 'the-token-that-serve-prints';
const ORIGIN = 'http://postroom.test';

export type Visitor = {
  cookie: string;
  /** the whole Set-Cookie line of the last answer that had one */
  setCookie: string;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  send(path: string, fields?: Record<string, string | string[]>, options?: Options): Promise<Response>;
};
type Options = { method?: string; headers?: Record<string, string | null>; body?: BodyInit };

export type Site = TestMachine & { app: Hono<Visit>; resolver: Resolver; visitor(address?: string): Visitor };

/** The app over a fresh database, asked directly: nothing listens, and the clock stands until it is turned. */
export async function openSite(env: Record<string, string> = {}): Promise<Site> {
  const machine = testMachine(env);
  const hub = await createHub(machine.ctx);
  const resolver = dnsResolver({ servers: machine.ctx.config.dnsServers! });
  const app = createApp({ machine: machine.ctx, hub, setupToken: SETUP_TOKEN, resolver });
  return {
    ...machine,
    app,
    resolver,
    visitor: (address = '192.0.2.1') => visitorOf(app, address, env.POSTROOM_URL ?? ORIGIN),
    async [Symbol.asyncDispose]() {
      await hub.stop();
      await machine[Symbol.asyncDispose]();
    },
  };
}

/** A browser without JavaScript at some address: keeps its cookie, follows no redirects. */
function visitorOf(app: Hono<Visit>, address: string, origin: string): Visitor {
  const visitor: Visitor = {
    cookie: '',
    setCookie: '',
    get: (path, headers = {}) => ask(path, { headers }),
    send(path, fields = {}, { method = 'POST', headers = {}, body } = {}) {
      const form = new URLSearchParams();
      for (const [name, value] of Object.entries(fields)) for (const each of [value].flat()) form.append(name, each);
      const all = Object.entries({ Origin: origin, ...headers }).filter(([, value]) => value !== null);
      return ask(path, { method, headers: Object.fromEntries(all) as Record<string, string>, body: body ?? form });
    },
  };
  async function ask(path: string, init: RequestInit & { headers: Record<string, string> }): Promise<Response> {
    const headers = visitor.cookie ? { Cookie: visitor.cookie, ...init.headers } : init.headers;
    const response = await app.request(ORIGIN + path, { ...init, headers }, { address });
    const set = response.headers.get('set-cookie');
    if (set) {
      visitor.setCookie = set;
      visitor.cookie = set.split(';')[0]!;
    }
    return response;
  }
  return visitor;
}

const FOUNDING = { company: 'Acme', ...ADMIN, mailboxName: MAILBOX.name, address: MAILBOX.address };

/** First run done. @returns the admin's browser */
export async function setUpSite(site: Site): Promise<Visitor> {
  const admin = site.visitor();
  const response = await admin.send('/setup', { token: SETUP_TOKEN, ...FOUNDING });
  if (response.status !== 303) throw new Error(`First run answered ${response.status}`);
  return admin;
}

/** The link of a fresh invitation. */
export async function invite(
  admin: Visitor,
  email: string,
  role = 'member',
  mailboxIds: number[] = [1],
): Promise<string> {
  const page = await (await admin.send('/invitations', { email, role, 'mailboxes[]': mailboxIds.map(String) })).text();
  const link = /\/invitations\/[\w-]{20,}/.exec(page)?.[0];
  if (!link) throw new Error('The page shows no link of an invitation');
  return link;
}

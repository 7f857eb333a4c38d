import { createIntake, jobs as ingestJobs } from '#src/channels/email/ingest/index.ts';
import { type Actor, actorOf, grantAccess } from '#src/company/access/index.ts';
import { addMailbox } from '#src/company/mailboxes/index.ts';
import { SESSION_COOKIE, startSession } from '#src/company/sessions/index.ts';
import { addUser, findUser } from '#src/company/users/index.ts';
import { rememberContacts } from '#src/contacts/index.ts';
import { type Incoming, type MessageContent, type Received, receiveMessages } from '#src/inbox/conversations/index.ts';
import { dnsResolver } from '#src/mail/dns/index.ts';
import { appendRaws, packRaw } from '#src/mail/raw/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import { type AnyJobKind, runJobs } from '#src/platform/jobs/index.ts';
import { createHub } from '#src/platform/live/index.ts';
import { createApp } from '#src/web/index.ts';
import { testMachine } from '#tests/support/machine.ts';

export const ORIGIN = 'http://postroom.test';

export type Person = { id: number; name: string; ctx: Ctx; actor(): Promise<Actor> };
export type Written = Partial<MessageContent> & {
  from?: string;
  name?: string;
  conversationId?: number | null;
  mailboxId?: number;
  related?: Incoming['related'];
};

/**
 * A company at work: mailboxes Support and Sales; Ada (admin) and Ben work in Support, Rita reads it, Sam works in Sales alone.
 * The clock stands still, no job runs but by `work`.
 */
export async function openDesk(env: Record<string, string> = {}) {
  const machine = testMachine({ POSTROOM_UNDO_SECONDS: '10', ...env });
  const { ctx, clock, database } = machine;
  const person = async (name: string, role: 'admin' | 'member'): Promise<Person> => {
    const email = `${name.toLowerCase()}@acme.example`;
    const id = await addUser(ctx, { email, name, role, passwordHash: 'x' });
    const actor = async () => actorOf(ctx.db, (await findUser(ctx.db, id))!);
    return { id, name, actor, ctx: { ...ctx, actor: `user:${id}` } };
  };
  const [ada, ben, rita, sam] = await Promise.all([
    person('Ada', 'admin'),
    person('Ben', 'member'),
    person('Rita', 'member'),
    person('Sam', 'member'),
  ]);
  const support = await addMailbox(ctx, await ada!.actor(), { name: 'Support', address: 'support@acme.example' });
  const sales = await addMailbox(ctx, await ada!.actor(), { name: 'Sales', address: 'sales@acme.example' });
  await rows(`DELETE FROM mailbox_access WHERE mailbox_id = ${sales}`);
  await grantAccess(ctx, ben!.id, [support], ['full', 'send_as']);
  await grantAccess(ctx, rita!.id, [support], ['read']);
  await grantAccess(ctx, sam!.id, [sales], ['full', 'send_as']);

  function rows<T = Record<string, unknown>>(sql: string, ...values: (string | number | null)[]): T[] {
    return database.sqlite.query(sql).all(...values) as T[];
  }

  /** Appends messages as a channel does, all in one batch. */
  async function receiveAll(letters: Written[]): Promise<Received[]> {
    const raws = await Promise.all(letters.map((letter) => packRaw(rawOf(letter, clock.now()))));
    return transaction(ctx, async (ctx) => {
      const rawIds = await appendRaws(ctx.db, raws);
      const senders = letters.map(({ from = 'carla@customer.example', name = 'Carla' }) => ({ address: from, name }));
      const contacts = await rememberContacts(ctx, senders);
      const batch = letters.map(({ from: _, name: __, conversationId, mailboxId, related, ...content }, i) => ({
        conversationId: conversationId ?? null,
        related: related ?? [],
        mailboxId: mailboxId ?? support,
        contactId: contacts.get(senders[i]!.address.toLowerCase())!,
        rawId: rawIds[i]!,
        at: clock.now(),
        content: contentOf(senders[i]!, content, rawIds[i]!),
      }));
      return receiveMessages(ctx, batch);
    });
  }
  const receive = async (letter: Written = {}): Promise<Received> => (await receiveAll([letter]))[0]!;

  /** Runs all jobs of these kinds that are due now. */
  async function work(kinds: AnyJobKind[]): Promise<void> {
    const names = kinds.map(({ kind }) => `'${kind}'`).join();
    const due = `SELECT 1 FROM job WHERE kind IN (${names}) AND run_at <= ?`;
    const runner = await runJobs(ctx, kinds);
    while (rows(due, clock.now()).length > 0) await Bun.sleep(1);
    await runner.stop();
  }

  const accept = createIntake(ctx);
  /** A mail as the receiver takes it, through to its conversation. @returns its message */
  async function deliver(bytes: Uint8Array, to = ['support@acme.example'], from = 'carla@customer.example') {
    await accept({ bytes, from, to, ip: '192.0.2.1', helo: 'customer.example', tls: null, at: clock.now() });
    await work(ingestJobs);
    return rows<{ id: number; conversation_id: number; raw_id: number }>(
      'SELECT id, conversation_id, raw_id FROM message ORDER BY id DESC LIMIT 1',
    )[0]!;
  }

  const hub = await createHub(ctx);
  const app = createApp({
    machine: ctx,
    hub,
    setupToken: 'the-setup-token',
    resolver: dnsResolver({ servers: ctx.config.dnsServers ?? undefined }),
  });
  const cookies = new Map<number, string>();
  /** A request as a person's browser makes it; null is a stranger. */
  async function ask(who: Person | null, method: string, path: string, { form, headers = {}, htmx }: Asked = {}) {
    if (who && !cookies.has(who.id)) cookies.set(who.id, await startSession(ctx, who.id, { device: 'test' }));
    const sent = new Headers({ Origin: ORIGIN, ...headers });
    if (who)
      sent.set('Cookie', [headers.Cookie, `${SESSION_COOKIE}=${cookies.get(who.id)}`].filter(Boolean).join('; '));
    if (htmx) sent.set('HX-Request', 'true');
    if (htmx) sent.set('HX-Target', htmx);
    const body = form instanceof FormData ? form : form && new URLSearchParams(form);
    return app.request(ORIGIN + path, { method, headers: sent, ...(body ? { body } : {}) }, { address: '192.0.2.7' });
  }

  const events = (conversationId: number, after = 0) =>
    rows<{ name: string; actor: string }>(
      "SELECT name, actor FROM event WHERE subject = 'conversation' AND subject_id = ? AND id > ? ORDER BY id",
      conversationId,
      after,
    ).map(({ name }) => name);

  return {
    ...machine,
    ctx,
    clock,
    people: { ada: ada!, ben: ben!, rita: rita!, sam: sam! },
    support,
    sales,
    rows,
    row: <T = Record<string, unknown>>(sql: string, ...values: (string | number | null)[]) =>
      rows<T>(sql, ...values)[0]!,
    receive,
    receiveAll,
    deliver,
    work,
    ask,
    events,
    async [Symbol.asyncDispose]() {
      await hub.stop();
      await machine[Symbol.asyncDispose]();
    },
  };
}

export type Desk = Awaited<ReturnType<typeof openDesk>>;
export type Asked = { form?: Record<string, string> | FormData; headers?: Record<string, string>; htmx?: string };

const rawOf = ({ from = 'carla@customer.example', subject = 'A question', text = 'Hello' }: Written, at: number) => ({
  direction: 'in' as const,
  at,
  envelope: { from, to: ['support@acme.example'], source: 'smtp' as const },
  bytes: Buffer.from(`From: <${from}>\r\nSubject: ${subject}\r\n\r\n${text}\r\n`),
});

function contentOf(
  from: { name: string; address: string },
  given: Partial<MessageContent>,
  rawId: number,
): MessageContent {
  return {
    headerId: `letter-${rawId}@customer.example`,
    subject: 'A question',
    people: { from, to: [{ name: '', address: 'support@acme.example' }], cc: [], replyTo: [] },
    marks: {},
    parts: [],
    text: 'Hello',
    ...given,
  };
}

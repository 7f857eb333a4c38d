import { planAccount } from '#src/channels/email/accounts/actions/change.ts';
import { sealLogin } from '#src/channels/email/accounts/actions/login.ts';
import { runAccounts } from '#src/channels/email/accounts/index.ts';
import type { AccountSettings } from '#src/channels/email/accounts/schema.ts';
import { insertAccount } from '#src/channels/email/accounts/store/index.ts';
import type { Timing } from '#src/channels/email/accounts/timing.ts';
import { tryTopic } from '#src/channels/email/accounts/topics.ts';
import { jobs } from '#src/channels/email/ingest/index.ts';
import type { Actor } from '#src/company/access/index.ts';
import { runJobs } from '#src/platform/jobs/index.ts';
import { IMAP_USER } from '#tests/support/dovecot.ts';
import { testMachine } from '#tests/support/machine.ts';
import { until } from '#tests/support/store.ts';

export const BOSS: Actor = { userId: 1, name: 'Ada', role: 'admin', grants: new Map() };

const COMPANY = `
  INSERT INTO user (id, email, name, role, password_hash, created_at) VALUES (1, 'ada@acme.example', 'Ada', 'admin', '-', 0);
  INSERT INTO mailbox (id, name, sender_name, created_at) VALUES (1, 'Support', 'Support', 0), (2, 'Shop', 'Shop', 0);
  INSERT INTO mailbox_address VALUES ('support@acme.example', 1, 1), ('shop@acme.example', 2, 1);`;

const HURRY: Timing = { backoffMs: () => 50, pollMs: 50, importRestMs: 1 };

type Plan = Partial<Parameters<typeof planAccount>[3]>;

/** A machine that fetches from a server for its second mailbox; `read: false` leaves what came unread. */
export async function startFetching(
  port: number,
  {
    settings = {},
    plan = {},
    timing = {},
    read = true,
    env = {},
  }: {
    settings?: Partial<AccountSettings>;
    plan?: Plan;
    timing?: Partial<Timing>;
    read?: boolean;
    env?: Record<string, string>;
  } = {},
) {
  const machine = testMachine(env);
  const { ctx, database, clock } = machine;
  const { sqlite } = database;
  sqlite.run(COMPANY);
  const id = await insertAccount(ctx.db, {
    mailboxId: 2,
    settings: JSON.stringify({
      host: '127.0.0.1',
      port,
      security: 'none',
      user: IMAP_USER.user,
      signIn: 'password',
      cutOffAt: 0,
      after: { kind: 'leave' },
      pollMinutes: 5,
      ...settings,
    } satisfies AccountSettings),
    loginSealed: sealLogin(ctx, { password: IMAP_USER.password }),
    state: 'setup',
    createdAt: 0,
    changedAt: 0,
  });
  const choose = (change: Plan = {}) =>
    planAccount(ctx, BOSS, id, {
      folders: ['INBOX'],
      sentFolder: null,
      cutOffAt: 0,
      after: { kind: 'leave' },
      pollMinutes: 5,
      ...plan,
      ...change,
    });
  await choose();
  const runner = read ? await runJobs(ctx, jobs) : null;
  const patience = { ...HURRY, ...timing };
  let accounts = runAccounts(ctx, patience);

  const count = (sql: string, ...values: (string | number)[]) =>
    Number(Object.values(sqlite.query(sql).get(...values) as object)[0]);
  const row = () =>
    sqlite.query('SELECT * FROM imap_account WHERE id = ?').get(id) as {
      state: string;
      error: string | null;
      failing_since_at: number | null;
      last_contact_at: number | null;
      last_mail_at: number | null;
      next_try_at: number | null;
    };
  return {
    ctx,
    clock,
    sqlite,
    id,
    choose,
    count,
    row,
    all: <T>(sql: string) => sqlite.query(sql).all() as T[],
    raws: () => count('SELECT count(*) FROM raw'),
    messages: () => count('SELECT count(*) FROM message'),
    tryNow: () => ctx.signals.send(tryTopic(id)),
    is: (state: string) => until(`the account to be ${state}`, () => row().state === state),
    /** until `n` mails became messages */
    arrived: (n: number) =>
      until(
        `${n} messages`,
        () => count('SELECT count(*) FROM message') >= n && count('SELECT count(*) FROM job') === 0,
        40_000,
      ),
    async restart() {
      await accounts.stop();
      accounts = runAccounts(ctx, patience);
    },
    async [Symbol.asyncDispose]() {
      await accounts.stop();
      await runner?.stop();
      await machine[Symbol.asyncDispose]();
    },
  };
}

/** A mail with a subject that tells it from all others. */
export const mail = (subject: string, more = '') =>
  `From: Ann <ann@customer.test>\r\nTo: shop@acme.example\r\nSubject: ${subject}\r\nMessage-ID: <${subject.replaceAll(' ', '-')}@customer.test>\r\n${more}\r\nText of ${subject}\r\n`;

/** `n` of them, as drop() takes them. */
export const mails = (n: number, name: string, at?: number) =>
  Array.from({ length: n }, (_, i) => ({ bytes: mail(`${name} ${i}`), ...(at === undefined ? {} : { at: at + i }) }));

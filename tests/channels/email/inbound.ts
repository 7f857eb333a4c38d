import { PARSE_JOB } from '#src/channels/email/ingest/actions/intake.ts';
import { createIntake, jobs } from '#src/channels/email/ingest/index.ts';
import { appendReply } from '#src/inbox/conversations/index.ts';
import { newMessageId, replyTag, signingKey } from '#src/mail/message-id/index.ts';
import { appendRaws, type Envelope, packRaw } from '#src/mail/raw/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import { enqueueJobs, runJobs } from '#src/platform/jobs/index.ts';
import { testMachine } from '#tests/support/machine.ts';
import { letter } from '#tests/support/send-letter.ts';
import { until } from '#tests/support/store.ts';

export const SUPPORT = 'support@acme.example';
export const SALES = 'sales@acme.example';

export type Incoming = { from?: string; to?: string | string[]; bytes: Uint8Array };

const COMPANY = `
  INSERT INTO user (id, email, name, role, password_hash, created_at) VALUES (1, 'ada@acme.example', 'Ada', 'admin', '-', 0);
  INSERT INTO mailbox (id, name, sender_name, created_at) VALUES (1, 'Support', 'Support', 0), (2, 'Sales', 'Sales', 0);
  INSERT INTO mailbox_address VALUES ('${SUPPORT}', 1, 1), ('${SALES}', 2, 1);
  INSERT INTO mailbox_access (mailbox_id, user_id, may) VALUES (1, 1, 'full'), (2, 1, 'full');`;

/** A machine with one person and two mailboxes, whose letters go the whole way from the receiver's hand into conversations. */
export function startInbound(env: Record<string, string> = {}, change: (ctx: Ctx) => Partial<Ctx> = () => ({})) {
  const machine = testMachine(env);
  const ctx: Ctx = { ...machine.ctx, ...change(machine.ctx) };
  const { sqlite } = machine.database;
  sqlite.run(COMPANY);
  const all = <T>(sql: string, ...values: (string | number)[]) => sqlite.query(sql).all(...values) as T[];

  /** Takes letters together, as they come in on several connections, and lets the jobs do their work. */
  async function receive(...letters: Incoming[]): Promise<void> {
    const intake = createIntake(ctx);
    await Promise.all(
      letters.map(({ from = 'ann@customer.test', to = SUPPORT, bytes }) =>
        intake({ bytes, from, to: [to].flat(), ip: '192.0.2.1', helo: 'client.test', tls: null, at: ctx.clock.now() }),
      ),
    );
    await delivered();
  }

  async function delivered(): Promise<void> {
    const runner = await runJobs(ctx, jobs);
    await until('the letters to be delivered', () => all('SELECT 1 FROM job WHERE run_at IS NOT NULL').length === 0);
    await runner.stop();
  }

  /** Takes mails that were fetched from account 1, which feeds the second mailbox. */
  async function fetch(facts: Partial<Envelope>, ...mails: Uint8Array[]): Promise<void> {
    const envelope = {
      from: 'ann@customer.test',
      to: [SALES],
      source: 'imap:1' as const,
      mailboxId: 2,
      folder: 'INBOX',
      ...facts,
    };
    const packed = await Promise.all(
      mails.map((bytes) => packRaw({ direction: 'in', at: ctx.clock.now(), bytes, envelope })),
    );
    await transaction(ctx, async (ctx) => {
      const rawIds = await appendRaws(ctx.db, packed);
      const payloads = rawIds.map((rawId, i) => ({ rawId, size: mails[i]!.length }));
      await enqueueJobs(ctx, PARSE_JOB, payloads);
    });
    await delivered();
  }

  /** A mail with these header fields; its subject names it in `where`. */
  const mail = (subject: string, fields: Record<string, string> = {}) =>
    letter({
      From: 'Ann <ann@customer.test>',
      Subject: subject,
      'Message-ID': `<${subject}@customer.test>`,
      ...fields,
    });

  return {
    ...machine,
    ctx,
    all,
    receive,
    fetch,
    mail,
    /** a mail received on its own */
    async receiveMail(subject: string, fields: Record<string, string> = {}, envelope: Partial<Incoming> = {}) {
      await receive({ ...envelope, bytes: mail(subject, fields) });
    },
    /** the conversations that messages with this subject are in */
    where: (subject: string) =>
      all<{ id: number }>('SELECT conversation_id AS id FROM message WHERE subject = ? ORDER BY id', subject).map(
        ({ id }) => id,
      ),
    links: (id: number) =>
      all<{ other: number; kind: string }>(
        'SELECT other_id AS other, kind FROM conversation_link WHERE conversation_id = ? ORDER BY other_id',
        id,
      ),
    conversation: (id: number) =>
      all<{ status: string; assignee_id: number | null; waiting_since_at: number | null; message_count: number }>(
        'SELECT status, assignee_id, waiting_since_at, message_count FROM conversation WHERE id = ?',
        id,
      )[0]!,
    /** Answers a conversation, or forwards a message of it (`sideOfId`). @returns the Message-ID of the answer */
    async answer(conversationId: number, andClose = false, sideOfId: number | null = null): Promise<string> {
      const headerId = newMessageId(await signingKey(ctx), 'acme.example');
      const raw = await packRaw({
        direction: 'out',
        at: ctx.clock.now(),
        bytes: letter({ 'Message-ID': `<${headerId}>`, Subject: 'Re: answered', From: SUPPORT }),
        envelope: { from: SUPPORT, to: [], source: 'composer' },
      });
      await transaction(ctx, async (ctx) => {
        const [rawId] = await appendRaws(ctx.db, [raw]);
        const people = { from: { name: '', address: SUPPORT }, to: [], cc: [], replyTo: [] };
        const content = { headerId, subject: 'Re: answered', people, marks: {}, parts: [], text: 'Hello\n' };
        await appendReply(ctx, {
          conversationId,
          userId: 1,
          rawId: rawId!,
          after: { status: andClose ? 'closed' : null },
          sideOfId,
          content,
        });
      });
      return headerId;
    },
    /** the plus-address that answers to this conversation are sent to */
    async tagged(conversationId: number): Promise<string> {
      return SUPPORT.replace('@', `+${replyTag(await signingKey(ctx), conversationId)}@`);
    },
  };
}

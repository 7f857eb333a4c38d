import type { SpamReason } from '#src/words/index.ts';
import type { SettingsPage } from '#views/layouts/settings-nav.tsx';
import { DomainsPage } from '#views/ops/domains/domains-page.tsx';
import type { Finding } from '#views/ops/domains/types.ts';
import { MailsPage } from '#views/ops/mail-log/mails-page.tsx';
import { QueuePage } from '#views/ops/mail-log/queue-page.tsx';
import { RefusedPage } from '#views/ops/mail-log/refused-page.tsx';
import { StoryPage } from '#views/ops/mail-log/story-page.tsx';
import type { LogRow, Outcome, Queued, Step, Told } from '#views/ops/mail-log/types.ts';
import { UnreadablePage } from '#views/ops/mail-log/unreadable-page.tsx';
import type { Dated } from '#views/ui/types.ts';

import { firstStepsPages } from './first-steps-pages.tsx';
import { serverPages } from './server-pages.tsx';

type Written = { domain: string; subject: string; spamReasons: SpamReason[] };
type OpsPage = { name: string; body: unknown; page: SettingsPage };

const hour = 3_600_000;
const typed = { q: '', from: '', until: '', before: '' };

/** The pages of ops: each tab of the mail log with something in it and empty, and domains in each state. */
export function opsPages(dated: Dated, written: Written): OpsPage[] {
  const { now, w } = dated;
  const rows = (Object.keys(w.mailLog.outcomes) as Outcome[]).map(
    (outcome, i): LogRow => ({
      id: 900 - i,
      at: now - i * hour,
      direction: i % 2 ? 'out' : 'in',
      from: i === 0 ? '' : 'ann@customer.example',
      to: ['support@acme.example', 'bob@customer.example'].slice(i % 2),
      size: 4000 * i,
      outcome,
      conversations: [{ id: 480 + i, mayRead: i % 3 > 0 }],
    }),
  );
  const refusal = { day: 20_000, ip: '192.0.2.7', reason: 'ECONNRESET', n: 31_022, lastAt: now };
  const log = (name: string, body: unknown): OpsPage => ({ name: `mail-log-${name}`, body, page: 'mail-log' });
  const domains = (name: string, body: unknown): OpsPage => ({ name: `domains-${name}`, body, page: 'domains' });
  const errors = { q: w.mailLog.errors.term, until: w.mailLog.errors.order };
  const queue = { count: 12, next: '1 2 3', isPaused: true };
  return [
    ...firstStepsPages(dated, written.domain),
    ...serverPages(dated, written.domain),
    log('mails', <MailsPage {...dated} typed={typed} errors={{}} rows={rows} next="1-2" />),
    log('wrong', <MailsPage {...dated} typed={{ ...typed, before: '1-2' }} errors={errors} rows={[]} next={null} />),
    log('none', <MailsPage {...dated} typed={typed} errors={{}} rows={[]} next={null} />),
    log('story-in', <StoryPage {...dated} told={incoming(now, written)} />),
    log('story-out', <StoryPage {...dated} told={outgoing(now)} />),
    log('queue', <QueuePage {...dated} {...queue} rows={queued(now)} notice={{ kind: 'done', count: 2 }} />),
    log(
      'queue-empty',
      <QueuePage {...dated} rows={[]} count={0} next={null} isPaused={false} notice={{ kind: 'none' }} />,
    ),
    log(
      'unreadable',
      <UnreadablePage {...dated} rows={rows.map((row) => ({ ...row, error: 'Timeout' }))} next={1} notice="failed" />,
    ),
    log('unreadable-empty', <UnreadablePage {...dated} rows={[]} next={null} notice="done" />),
    log('refused', <RefusedPage {...dated} rows={[refusal, { ...refusal, ip: 'others' }]} order="day" most={2} />),
    log('refused-empty', <RefusedPage {...dated} rows={[]} order="number" most={2} />),
    domains(
      'checked',
      <DomainsPage {...dated} server={{ checkedAt: now, findings: [] }} domains={[checked(dated, written)]} />,
    ),
    domains(
      'unchecked',
      <DomainsPage {...dated} server={null} domains={[{ name: written.domain, checkedAt: null, findings: [] }]} />,
    ),
    domains('none', <DomainsPage {...dated} server={null} domains={[]} />),
  ];
}

/** One finding for each sentence, each state in turn. */
function checked({ w, now }: Dated, { domain }: Written) {
  const { says, about, states } = w.domains;
  const [abouts, all] = [Object.keys(about), Object.keys(states)];
  const findings = Object.keys(says).map(
    (key, i): Finding => ({
      id: `${abouts[i % abouts.length]}:${i}`,
      about: abouts[i % abouts.length] as Finding['about'],
      state: all[i % all.length] as Finding['state'],
      says: key as Finding['says'],
      data: { name: 'mail.acme.example', days: '9', policy: 'reject', address: '192.0.2.7' },
      wanted: i % 2 ? [{ type: 'TXT', name: 'acme.example', value: 'v=spf1 -all' }] : [],
      found: i % 3 ? ['v=spf1 +all'] : [],
    }),
  );
  return { name: domain, checkedAt: now, findings };
}

const head = { id: 900, at: 0, size: 4821 };
const verification = {
  verdict: 'verified' as const,
  domain: 'x.example',
  by: 'servers' as const,
  fromDomain: 'x.example',
  senders: 'one' as const,
  spf: { result: 'pass' as const, domain: 'x.example' },
  dkim: [{ result: 'pass' as const, domain: 'x.example', selector: 's1' }],
  dmarc: { result: 'pass' as const, policy: 'reject' as const },
  arc: { result: 'pass' as const, trusted: false, domain: null },
  at: 0,
};

function incoming(now: number, { subject, spamReasons }: Written): Told {
  const steps: Step[] = [
    { at: now, kind: 'connected', ip: '192.0.2.7', helo: 'mx.x.example', tls: 'TLSv1.3' },
    { at: now, kind: 'fetched', account: 3, folder: 'INBOX' },
    { at: now, kind: 'envelope', from: 'ann@x.example', to: ['support@acme.example'] },
    { at: now, kind: 'stored', size: 4821 },
    { at: now, kind: 'unreadable', error: 'Timeout' },
    ...(['verified', 'unverified', 'failed'] as const).map(
      (verdict): Step => ({ at: now, kind: 'verified', verification: { ...verification, verdict } }),
    ),
    { at: now, kind: 'judged', isSpam: false, reasons: [] },
    { at: now, kind: 'joined', conversation: 480, isFirst: true, mayRead: true },
    { at: now, kind: 'joined', conversation: 481, isFirst: false, mayRead: false },
  ];
  const envelope = { from: 'ann@x.example', to: ['support@acme.example'], source: 'smtp' as const };
  const facts = { outcome: 'spam' as const, messageId: 'a@x.example', subject, fates: [] };
  // What a reason names stands in a sentence of its own, and beside it what was found.
  const judged: Step = { at: now, kind: 'judged', isSpam: true, reasons: spamReasons };
  return { head: { ...head, at: now, direction: 'in', envelope }, ...envelope, ...facts, steps: [...steps, judged] };
}

const states = ['queued', 'sending', 'delayed', 'held', 'sent', 'failed', 'cancelled'] as const;

const fatesAt = (at: number) =>
  states.map((state) => ({
    rawId: 900,
    address: `${state}@x.example`,
    state,
    nextTryAt: at,
    reply: '451 later',
    at,
    replacedBy: null,
  }));

function outgoing(now: number): Told {
  const fates = ['sent', 'delayed', 'failed', 'bounced', 'retried', 'readdressed', 'cancelled', 'held'];
  const steps: Step[] = [
    { at: now, kind: 'written', by: 'Mara', conversation: 480, mayRead: true },
    { at: now, kind: 'system' },
    { at: now, kind: 'queued', to: ['a@x.example'] },
    ...fates.map(
      (fate): Step => ({
        at: now,
        kind: 'recipient',
        fate,
        by: 'Mara',
        address: 'a@x.example',
        to: 'b@x.example',
        reply: '250 ok',
        nextTryAt: now,
      }),
    ),
  ];
  const envelope = { from: 'support@acme.example', to: ['a@x.example'], source: 'composer' as const };
  const facts = { outcome: 'failed' as const, messageId: null, subject: null, fates: fatesAt(now) };
  return { head: { ...head, at: now, direction: 'out', envelope }, ...envelope, ...facts, steps };
}

const queued = (now: number): Queued[] =>
  fatesAt(now)
    .slice(0, 4)
    .map((fate, attempts) => ({ ...fate, attempts, queuedAt: now - hour }));

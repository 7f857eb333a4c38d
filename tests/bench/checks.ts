import { dkimSign } from 'mailauth';
import { judgeLetters, recordVerdicts } from '#src/channels/email/spam/index.ts';
import { verifyMails } from '#src/mail/authentication/index.ts';
import type { ReadMail } from '#src/mail/bounces/index.ts';
import { appendRaws, packRaw } from '#src/mail/raw/index.ts';
import { lifelikeMails } from '#src/ops/seed/index.ts';
import { transaction } from '#src/platform/db/index.ts';
import { newKey } from '#tests/mail/authentication/sender.ts';
import { startDnsServer, type Zone } from '#tests/support/dns-server.ts';
import { testMachine } from '#tests/support/machine.ts';
import { inMs, type Row } from './report.ts';

const BATCH = 64;
const DOMAINS = 20;

/** What each look at a received mail costs, stage by stage as ingest does them: time by the clock, for one mail of a batch. */
export async function checks(count: number): Promise<Row[]> {
  const key = newKey();
  const zone: Zone = {};
  for (let n = 0; n < DOMAINS; n++) {
    zone[`d${n}.test`] = { txt: ['v=spf1 ip4:192.0.2.0/24 -all'] };
    zone[`s1._domainkey.d${n}.test`] = { txt: [key.record] };
    zone[`_dmarc.d${n}.test`] = { txt: ['v=DMARC1; p=reject'] };
  }
  using dns = await startDnsServer(zone);
  await using machine = testMachine({ POSTROOM_DNS: dns.server });
  const { ctx } = machine;
  const mails = await signedMails(count, key.privateKey);
  const packed = await Promise.all(
    mails.map(({ bytes, from }) =>
      packRaw({
        direction: 'in',
        at: ctx.clock.now(),
        bytes,
        envelope: { from, to: ['box1@acme.example'], source: 'smtp', ip: '192.0.2.10', helo: 'd0.test', tls: null },
      }),
    ),
  );
  const rawIds = await transaction(ctx, (ctx) => appendRaws(ctx.db, packed));
  const raws = mails.map(({ bytes }, i) => ({ rawId: rawIds[i]!, bytes, envelope: JSON.parse(packed[i]!.envelope) }));
  const batches = Array.from({ length: Math.ceil(count / BATCH) }, (_, i) => raws.slice(i * BATCH, (i + 1) * BATCH));

  const read: ReadMail[] = [];
  const times = { read: 0, verify: 0, judge: 0 };
  for (const [i, batch] of batches.entries()) {
    const inputs = batch.map(({ bytes }) => ({ bytes, envelopeFrom: 'a@d0.test' }));
    const outcomes = await timed('read', () => ctx.workers.runEach<ReadMail>('parseMail', inputs, 10_000));
    read.push(...outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value] : [])));
    const verifications = await timed('verify', () => verifyMails(ctx, batch));
    await timed('judge', () =>
      transaction(ctx, async (ctx) => {
        const letters = batch.map(({ rawId }, n) => {
          const { from, subject, text, parts } = read[i * BATCH + n]!;
          const signs = { rspamd: null };
          return { rawId, from: from?.address ?? '', subject, text, parts, verification: verifications[n]!, signs };
        });
        const verdicts = await judgeLetters(ctx, letters);
        await recordVerdicts(
          ctx,
          letters.map(({ rawId }, n) => ({ rawId, verdict: verdicts[n]! })),
        );
      }),
    );
  }
  async function timed<T>(stage: keyof typeof times, work: () => Promise<T>): Promise<T> {
    const began = performance.now();
    const done = await work();
    times[stage] += performance.now() - began;
    return done;
  }
  const row = (what: string, ms: number): Row => ({ what, measured: inMs(ms / count) });
  return [
    row('reading it, reports among it (in a Worker)', times.read),
    row('who sent it: SPF, DKIM, DMARC with a DNS nearby (in a Worker)', times.verify),
    row('is it spam: lists, DMARC, learned words (in the transaction)', times.judge),
  ];
}

async function signedMails(count: number, privateKey: string): Promise<{ from: string; bytes: Uint8Array }[]> {
  const mails: { from: string; bytes: Uint8Array }[] = [];
  for (const { bytes } of lifelikeMails(count, 'box1@acme.example')) {
    const domain = `d${mails.length % DOMAINS}.test`;
    const options = { signingDomain: domain, selector: 's1', privateKey };
    const { signatures } = await dkimSign(Buffer.from(bytes), { ...options, signatureData: [options] });
    mails.push({ from: `a@${domain}`, bytes: Buffer.concat([Buffer.from(signatures), bytes]) });
  }
  return mails;
}

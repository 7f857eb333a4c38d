import { expect, test } from 'vitest';
import { ruleOn } from '#src/channels/email/spam/verdict.ts';
import {
  createObjection,
  FORGERY_SIGNAL,
  heldAgainst,
  mayActAsParticipant,
  recordVerifications,
  verificationsOf,
} from '#src/mail/authentication/index.ts';
import { refuseDmarcReject } from '#src/mail/authentication/settings.ts';
import { appendRaws, deleteRaws, packRaw } from '#src/mail/raw/index.ts';
import { writeSetting } from '#src/platform/settings/index.ts';
import { authenticationDesk, mailFrom, SERVER_IP } from './sender.ts';

const envelope = { from: 'eve@evil.test', to: ['s@acme.example'], source: 'smtp' as const, ip: SERVER_IP, helo: 'h' };

test('A6: who is disowned takes part in nothing, nor who was read in another way than verified', async () => {
  await using desk = await authenticationDesk();
  desk.dmarc('bank.test', 'p=none');
  desk.zone['listed.test'] = { txt: ['v=spf1 ip4:192.0.2.10 -all'] };
  const [failed, none, listed, plain] = [
    await desk.verify(mailFrom('bank.test'), envelope),
    await desk.verify(mailFrom('bank.test', { from: '' }), envelope),
    await desk.verify(mailFrom('listed.test')),
    await desk.verify(mailFrom('plain.test'), envelope),
  ];
  expect(mayActAsParticipant(failed, 'ann@bank.test')).toBe(false);
  expect(mayActAsParticipant(none, 'eve@evil.test')).toBe(false);
  expect(mayActAsParticipant(listed, 'ann@listed.test')).toBe(true);
  expect(mayActAsParticipant(listed, 'ann@bank.test')).toBe(false);
  expect(mayActAsParticipant(plain, 'ann@plain.test')).toBe(true);
  expect(mayActAsParticipant(null, 'ann@plain.test')).toBe(true);
  // The thread never came to an end with it.
  expect(mayActAsParticipant({ ...plain, fromDomain: null }, 'ann@plain.test')).toBe(false);
});

test('A6: a mail that is read as from one domain and vouched for by another is disowned, not merely unproven', async () => {
  await using desk = await authenticationDesk();
  desk.zone['listed.test'] = { txt: ['v=spf1 ip4:192.0.2.10 -all'] };
  const listed = await desk.verify(mailFrom('listed.test'));
  expect(heldAgainst(listed, 'Ann@Listed.test')).toEqual(listed);
  const other = heldAgainst(listed, 'ceo@bank.test');
  expect(other).toMatchObject({ verdict: 'failed', domain: null, fromDomain: null, dmarc: { result: 'fail' } });
  expect(mayActAsParticipant(other, 'ceo@bank.test')).toBe(false);
  const lists = new Map([['bank.test', 'allow' as const]]);
  const ruling = ruleOn({ from: 'ceo@bank.test', verification: other, signs: { rspamd: null } }, lists);
  expect(ruling.reasons).toMatchObject([{ kind: 'allowed', isForged: true }]);
});

test('A6: a verification is kept as it was first, and goes with its mail', async () => {
  await using desk = await authenticationDesk();
  const { ctx } = desk;
  const bytes = Buffer.from(mailFrom('plain.test'));
  const [rawId] = await appendRaws(ctx.db, [await packRaw({ direction: 'in', at: 1, bytes, envelope })]);
  const verification = await desk.verify(mailFrom('plain.test'), envelope);
  await recordVerifications(ctx, [{ rawId: rawId!, verification }]);
  await recordVerifications(ctx, [{ rawId: rawId!, verification: { ...verification, verdict: 'verified' } }]);
  await recordVerifications(ctx, []);
  expect(await verificationsOf(ctx.db, [rawId!, 999])).toEqual(new Map([[rawId, verification]]));
  await deleteRaws(ctx.db, [rawId!]);
  expect((await verificationsOf(ctx.db, [rawId!])).size).toBe(0);
});

test('A6: at the end of DATA mail is refused only where an admin chose so, its owner asks for it and DNS is clear', async () => {
  await using desk = await authenticationDesk();
  desk.dmarc('bank.test', 'p=reject');
  desk.dmarc('aside.test', 'p=quarantine');
  desk.dmarc('broken.test', 'p=reject');
  desk.zone['broken.test'] = { trouble: 'servfail' };
  const { objectionTo, stop } = createObjection(desk.ctx);
  const ask = (domain: string, from = 'eve@evil.test') =>
    objectionTo({ bytes: Buffer.from(mailFrom(domain)), envelope: { ...envelope, from } });
  expect(await ask('bank.test')).toBeNull();
  await writeSetting(desk.ctx.db, refuseDmarcReject, true);
  desk.ctx.signals.send(FORGERY_SIGNAL);
  expect(await ask('bank.test')).toMatch(/^5\.7\.1 The owner of bank\.test/);
  expect(await ask('aside.test')).toBeNull();
  expect(await ask('plain.test')).toBeNull();
  expect(await ask('broken.test', 'ann@broken.test')).toBeNull();
  stop();
});

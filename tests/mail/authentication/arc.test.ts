import { sealMessage } from 'mailauth';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { trustedArcSealers } from '#src/mail/authentication/settings.ts';
import { writeSetting } from '#src/platform/settings/index.ts';
import { authenticationDesk, KEY, mailFrom } from './sender.ts';

let desk: Awaited<ReturnType<typeof authenticationDesk>>;
beforeAll(async () => {
  desk = await authenticationDesk();
  desk.publish('list.test');
  desk.dmarc('author.test', 'p=reject');
});
afterAll(() => desk[Symbol.asyncDispose]());

/** The mail as a forwarder passes it on, with what it says it found (RFC 8617). */
async function forwarded(mail: string, found: string): Promise<string> {
  const seal = { signingDomain: 'list.test', selector: 's1', privateKey: KEY.privateKey, cv: 'none' };
  const headers = await sealMessage(Buffer.from(mail), { ...seal, authResults: `list.test; ${found}` } as never);
  return headers.toString() + mail;
}

const PASSED = 'dmarc=pass header.from=author.test';

test('A1: the seal of a forwarder nobody trusts is told, and changes nothing', async () => {
  const found = await desk.verify(await forwarded(mailFrom('author.test'), PASSED));
  expect(found).toMatchObject({ verdict: 'failed', arc: { result: 'pass', trusted: false, domain: 'list.test' } });
});

test('A1: a forwarder on the list vouches for what it found, as long as its seal is whole', async () => {
  await writeSetting(desk.ctx.db, trustedArcSealers, ['list.test']);
  const mail = await forwarded(mailFrom('author.test'), PASSED);
  expect(await desk.verify(mail)).toMatchObject({ verdict: 'verified', domain: 'list.test', by: 'forwarder' });
  const changed = await desk.verify(mail.replace('Hello', 'Pay me'));
  expect(changed).toMatchObject({ verdict: 'failed', arc: { result: 'fail', trusted: false } });
  for (const said of ['dmarc=fail header.from=author.test', 'dmarc=pass header.from=other.test', 'spf=pass']) {
    expect((await desk.verify(await forwarded(mailFrom('author.test'), said))).verdict).toBe('failed');
  }
});

import { expect, test } from 'vitest';
import { cleanAddress, namesOf } from '#src/mail/smtp-receiver/addresses.ts';
import { dialogue } from '#tests/support/smtp-client.ts';
import { startReceiver } from './receiver.ts';

const tricks = [
  'user@other.test',
  'sales%other.test@ours.test',
  '"sales@other.test"@ours.test',
  '@ours.test:user@other.test',
  '@ours.test,@x.test:user@other.test',
  'sales@[127.0.0.1]',
  'sales@ours.test@other.test',
  'other.test!user@ours.test',
  'sales@ours.test.',
  'sales@оurs.test',
  'ѕales@ours.test',
  'sales@ours.test/x',
  'sales',
  '',
  'SALES@OURS.TEST.OTHER.TEST',
];

test('S1: nothing is relayed, whatever form the recipient takes', async () => {
  await using receiver = await startReceiver();
  const client = await dialogue(receiver.port);
  await client.open([]);
  for (const trick of tricks) {
    await client.write(Buffer.from(`RCPT TO:<${trick}>\r\n`));
    expect(await client.reply(), trick).toMatch(/^5\d\d /);
  }
  await client.say('DATA', 503);
  expect(receiver.letters).toEqual([]);
});

test('S1: our addresses are taken in any case, with plus-tags, and by a source route to ourselves', async () => {
  await using receiver = await startReceiver();
  const client = await dialogue(receiver.port);
  await client.open(['SALES@OURS.test', 'info+a+b=c%d@ours.test', '@relay.test:postmaster@ours.test']);
  await client.say('DATA', 354);
  await client.say('a\r\n.', 250);
  expect(receiver.letters[0]!.to).toEqual(['SALES@ours.test', 'info+a+b=c%d@ours.test', 'postmaster@ours.test']);
});

test('S8: recipients over the limit get 452 and the others their letter', async () => {
  await using receiver = await startReceiver({ maxRecipients: 2 });
  const client = await dialogue(receiver.port);
  await client.open(['sales@ours.test', 'info@ours.test']);
  await client.say('RCPT TO:<postmaster@ours.test>', 452);
  await client.say('DATA', 354);
  await client.say('a\r\n.', 250);
  expect(receiver.letters[0]!.to).toEqual(['sales@ours.test', 'info@ours.test']);
});

test('S11: an unknown recipient is refused at RCPT, not bounced later', async () => {
  await using receiver = await startReceiver();
  const client = await dialogue(receiver.port);
  await client.open([]);
  await client.say('RCPT TO:<nobody@ours.test>', '550 5.1.1');
  await client.say('RCPT TO:<nobody+sales@ours.test>', '550 5.1.1');
});

test('S12: the null sender is taken, and postmaster with and without a domain', async () => {
  await using receiver = await startReceiver();
  const client = await dialogue(receiver.port);
  await client.open(['PostMaster', 'postmaster@ours.test'], '');
  await client.say('DATA', 354);
  await client.say('a\r\n.', 250);
  expect(receiver.letters[0]).toMatchObject({ from: '', to: ['postmaster', 'postmaster@ours.test'] });
});

test('S12: postmaster is refused where there is none', async () => {
  await using receiver = await startReceiver({ isOurs: (address) => address === 'sales@ours.test' });
  const client = await dialogue(receiver.port);
  await client.open([]);
  await client.say('RCPT TO:<postmaster>', 550);
});

test('S22: an address with a control character is refused', async () => {
  await using receiver = await startReceiver({ isOurs: () => true });
  const client = await dialogue(receiver.port);
  await client.open([]);
  for (const character of ['\x00', '\x01', '\t', '\x0b', '\x1b[31m', '\x7f', '\r', '\x85', '\u2028', '\u200b']) {
    await client.write(Buffer.from(`RCPT TO:<sa${character}les@ours.test>\r\n`));
    expect(await client.reply(), JSON.stringify(character)).toMatch(/^5\d\d /);
    await client.say('RSET', 250);
    await client.write(Buffer.from(`MAIL FROM:<a${character}nn@customer.test>\r\n`));
    expect(await client.reply(), JSON.stringify(character)).toMatch(/^5\d\d /);
    await client.say('MAIL FROM:<ann@customer.test>', 250);
  }
});

test('S22: a refusal never repeats what the client sent', async () => {
  await using receiver = await startReceiver();
  const client = await dialogue(receiver.port);
  await client.open([]);
  expect(await client.say('RCPT TO:<very-special@ours.test>', 550)).not.toContain('very-special');
});

test('senders with a syntax that carriers use are welcome', async () => {
  await using receiver = await startReceiver();
  const client = await dialogue(receiver.port);
  await client.open([]);
  const verp = `${'v'.repeat(200)}=x@list.test`;
  for (const sender of ['a..b@carrier.test', 'a.@carrier.test', 'a@[192.0.2.1]', 'a@xn--mnchen-3ya.test', verp]) {
    await client.say('RSET', 250);
    await client.say(`MAIL FROM:<${sender}>`, 250);
    await client.say('RCPT TO:<sales@ours.test>', 250);
    await client.say('DATA', 354);
    await client.say('a\r\n.', 250);
    expect(receiver.letters.pop()!.from).toBe(sender);
  }
});

test('S14: a look-up of recipients that fails is temporary', async () => {
  await using receiver = await startReceiver({
    isOurs: () => Promise.reject(new Error('SQLITE_BUSY: secret path')),
  });
  const client = await dialogue(receiver.port);
  await client.open([]);
  expect(await client.say('RCPT TO:<sales@ours.test>', '451 4.3.0')).not.toContain('SQLITE');
  expect(receiver.logged).toHaveLength(1);
});

test('addresses are kept in one form', () => {
  expect(cleanAddress('A.b+Tag@MÜNCHEN.test')).toBe('A.b+Tag@xn--mnchen-3ya.test');
  expect(cleanAddress('ä@x.test')).toBeNull();
  expect(cleanAddress('@x.test')).toBeNull();
  expect(cleanAddress('a@')).toBeNull();
  expect(cleanAddress(`${'a'.repeat(250)}@x.test`)).toBeNull();
  expect(namesOf('A+b@x.test')).toEqual(['a+b@x.test', 'a@x.test']);
  expect(namesOf('+b@x.test')).toEqual(['+b@x.test']);
  expect(namesOf('postmaster')).toEqual(['postmaster']);
});

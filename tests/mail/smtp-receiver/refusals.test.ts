import { expect, test } from 'vitest';
import * as texts from '#src/mail/smtp-receiver/answers.ts';
import { createRefusals } from '#src/mail/smtp-receiver/refusals.ts';
import { wordsFor } from '#src/words/index.ts';
import { dialogue } from '#tests/support/smtp-client.ts';
import { startReceiver } from './receiver.ts';

async function turnedAway(port: number) {
  const client = await dialogue(port);
  await client.expect('421 4.7.0');
  await client.closed();
}

test('S10: a flood of refused sessions is one line at once and one sum after it', async () => {
  const told: [string, Record<string, number>][] = [];
  const onRefused = (ip: string, reasons: Record<string, number>) => void told.push([ip, reasons]);
  const receiver = await startReceiver({ trusted: [], limits: { connections: 0 }, onRefused });
  for (let each = 0; each < 30; each++) await turnedAway(receiver.port);
  expect(receiver.logged).toHaveLength(1);
  await receiver.stop();
  const text = '4.7.0 Too many connections from your address, please try again later';
  expect(receiver.logged.map(({ details }) => details)).toEqual([
    { ip: '127.0.0.1', reasons: { [text]: 1 } },
    { ip: '127.0.0.1', reasons: { [text]: 29 } },
  ]);
  expect(told).toEqual([
    ['127.0.0.1', { [text]: 1 }],
    ['127.0.0.1', { [text]: 29 }],
  ]);
});

test('S5, S10: sessions that were ended for what they said, or broke, are told with the reason', async () => {
  const receiver = await startReceiver();
  const [early, eager, web, half] = await Promise.all([0, 1, 2, 3].map(() => dialogue(receiver.port)));
  await early!.send('EHLO early.test');
  await early!.closed();
  await eager!.expect(220);
  await eager!.write('EHLO client.test\r\nRSET\r\n');
  await eager!.closed();
  await web!.expect(220);
  await web!.send('GET / HTTP/1.1');
  await web!.closed();
  await half!.open(['sales@ours.test']);
  await half!.say('DATA', 354);
  half!.close();
  await half!.closed();
  await receiver.stop();
  const reasons = receiver.logged.flatMap(({ details }) => Object.keys((details as { reasons: object }).reasons));
  expect(reasons.sort()).toEqual([
    '5.5.0 More was sent before this command was answered',
    'HTTP requests not allowed',
    'Left in the middle of a letter',
    'mx.ours.test You talk too soon',
  ]);
});

test('the mail log has plain words for every reason', () => {
  const { troubleHere: _trouble, noRoom: _room, ...refusals } = texts.answers;
  const reasons = Object.values(refusals).map(
    (each) => (each instanceof texts.Answer ? each : each('1' as never)).noted,
  );
  const goodbyes = [texts.tookTooLong, texts.tooManyErrors, texts.tooMuchJunk, texts.leftInLetter, texts.broken];
  const own = ['HTTP requests not allowed', 'mx.ours.test You talk too soon', 'ECONNRESET'];
  const { means } = wordsFor('en').mailLog.refused;
  expect([...reasons, ...goodbyes, ...own].filter((reason) => means(reason) === null)).toEqual([]);
});

test('S10, S11: what a client was refused for is told by reason; our own trouble is none of its faults', async () => {
  let hasRoom = true;
  const told: [string, Record<string, number>][] = [];
  const onRefused = (ip: string, reasons: Record<string, number>) => void told.push([ip, reasons]);
  const receiver = await startReceiver({ sizeLimit: 1000, hasRoom: () => hasRoom, onRefused });
  const client = await dialogue(receiver.port);
  await client.open(['sales@ours.test']);
  await client.say('RCPT TO:<nobody@ours.test>', 550);
  await client.say('RCPT TO:<nobody@elsewhere.test>', 550);
  await client.say('DATA', 354);
  await client.say(`${'a'.repeat(2000)}\r\n.`, 552);
  hasRoom = false;
  await client.say('MAIL FROM:<ann@customer.test>', 452);
  client.close();
  await receiver.stop();
  expect(told).toEqual([
    ['127.0.0.1', { '5.1.1 No such mailbox here': 1 }],
    ['127.0.0.1', { '5.1.1 No such mailbox here': 1, '5.3.4 The message is larger than 1000 bytes': 1 }],
  ]);
});

test('a session that ends well, or because we stop, is no refusal', async () => {
  const receiver = await startReceiver();
  const [good, open] = [await dialogue(receiver.port), await dialogue(receiver.port)];
  await good.open(['sales@ours.test']);
  await good.say('QUIT', 221);
  await open.expect(220);
  await receiver.stop();
  expect(receiver.logged).toEqual([]);
});

test('S10: very many addresses share a line, and after a quiet minute the first one is told at once again', async () => {
  const told: { ip: string; reasons: Record<string, number> }[] = [];
  const second = Promise.withResolvers<void>();
  const refusals = createRefusals((details) => {
    told.push(details);
    if (told.length > 101) second.resolve();
  }, 50);
  for (let each = 0; each < 1000; each++) refusals.note(`10.0.${each >> 8}.${each & 255}`, 'x');
  expect(told).toHaveLength(101);
  expect(told.at(-1)).toEqual({ ip: 'others', reasons: { x: 1 } });
  await second.promise;
  expect(told.slice(101)).toEqual([{ ip: 'others', reasons: { x: 899 } }]);
  refusals.note('10.0.0.0', 'y');
  expect(told.at(-1)).toEqual({ ip: '10.0.0.0', reasons: { y: 1 } });
  refusals.stop();
});

test('S10, S22: what a refusal says of a letter is a stranger’s word; what is noted of it is one of ours', async () => {
  const told: [string, Record<string, number>][] = [];
  const onRefused = (ip: string, reasons: Record<string, number>) => void told.push([ip, reasons]);
  let letters = 0;
  const objectionTo = () => Promise.resolve(`5.7.1 The owner of d${++letters}.evil.test asks for it (DMARC)`);
  const receiver = await startReceiver({ objectionTo, onRefused });
  const client = await dialogue(receiver.port);
  for (let i = 1; i <= 3; i++) {
    if (i === 1) await client.open(['sales@ours.test']);
    else {
      await client.say('MAIL FROM:<ann@customer.test>', 250);
      await client.say('RCPT TO:<sales@ours.test>', 250);
    }
    await client.say('DATA', 354);
    expect(await client.say('Subject: Hi\r\n\r\nHello\r\n.', 550)).toContain(`d${i}.evil.test`);
  }
  client.close();
  await receiver.stop();
  const text = '5.7.1 Disowned by the domain in From (DMARC)';
  expect(told.map(([, reasons]) => Object.keys(reasons))).toEqual(told.map(() => [text]));
  expect(receiver.letters).toEqual([]);
});

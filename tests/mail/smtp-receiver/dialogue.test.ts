import { expect, test } from 'vitest';
import { dialogue } from '#tests/support/smtp-client.ts';
import { startReceiver } from './receiver.ts';

const letter = 'Subject: Hello\r\n\r\nGood day\r\n';

test('a letter is taken with its envelope, its bytes as they came, and answered with nothing but an id', async () => {
  await using receiver = await startReceiver();
  const client = await dialogue(receiver.port);
  expect(await client.expect(220)).toMatch(/^220 mx\.ours\.test ESMTP/);
  await client.say('EHLO Client.Test', 250);
  await client.say('MAIL FROM:<Ann@Customer.Test> SIZE=40', 250);
  await client.say('RCPT TO:<Sales+Tag7@OURS.test>', 250);
  await client.say('DATA', 354);
  await client.write('\tSubject: x\r\n\r\n..dot\r\n...\r\n \r\nbare\nlf \rcr\x00\xff\r\n');
  expect(await client.say('.', 250)).toMatch(/^250 2\.0\.0 Ok: stored as [a-z0-9]+\.1$/);
  expect(receiver.letters).toHaveLength(1);
  const { bytes, id, ...rest } = receiver.letters[0]!;
  expect(Buffer.from(bytes).toString('latin1')).toBe(
    '\tSubject: x\r\n\r\n.dot\r\n..\r\n \r\nbare\nlf \rcr\x00\xff\r\n',
  );
  expect(id).toMatch(/\.1$/);
  expect(rest).toEqual({
    from: 'Ann@customer.test',
    to: ['Sales+Tag7@ours.test'],
    ip: '127.0.0.1',
    helo: 'client.test',
    tls: null,
    at: 1_700_000_000_000,
  });
});

test('several letters in one session, also pipelined, stay apart', async () => {
  await using receiver = await startReceiver();
  const client = await dialogue(receiver.port);
  await client.open(['sales@ours.test'], 'one@customer.test');
  await client.say('DATA', 354);
  await client.write(
    `${letter}.\r\nMAIL FROM:<two@customer.test>\r\nRCPT TO:<info@ours.test>\r\nRCPT TO:<sales@ours.test>\r\nDATA\r\n`,
  );
  for (const code of [250, 250, 250, 250, 354]) await client.expect(code);
  await client.say('Second\r\n.', 250);
  expect(receiver.letters.map(({ from, to }) => [from, to])).toEqual([
    ['one@customer.test', ['sales@ours.test']],
    ['two@customer.test', ['info@ours.test', 'sales@ours.test']],
  ]);
  expect(new Set(receiver.letters.map(({ id }) => id)).size).toBe(2);
});

const endings = [
  '\n.\n',
  '\n.\r\n',
  '\r\n.\n',
  '\r.\r',
  '\r\n.\r',
  '\r.\r\n',
  '\n.\r',
  '\r\n\x00.\r\n',
  '\r\n.\x00\r\n',
  '\r\n. \r\n',
];

test('S2: only CRLF.CRLF ends DATA, so that no letter is smuggled inside another', async () => {
  await using receiver = await startReceiver();
  const client = await dialogue(receiver.port);
  const smuggled = endings.map(
    (end) => `text${end}MAIL FROM:<x@evil.test>\r\nRCPT TO:<info@ours.test>\r\nDATA\r\nSubject: evil`,
  );
  const body = `Subject: a\r\n\r\n${smuggled.join('')}\r\n`;
  await client.open(['sales@ours.test']);
  await client.say('DATA', 354);
  await client.write(`${body}.\r\nQUIT\r\n`);
  await client.expect(250);
  await client.expect(221);
  expect(receiver.letters).toHaveLength(1);
  expect(receiver.letters[0]!.bytes.byteLength).toBe(body.length);
});

test('S2: the end of data is the same when every byte comes in a segment of its own', async () => {
  await using receiver = await startReceiver();
  const client = await dialogue(receiver.port);
  await client.open([]);
  await client.say('RSET', 250);
  for (const end of endings) {
    await client.say('MAIL FROM:<ann@customer.test>', 250);
    await client.say('RCPT TO:<sales@ours.test>', 250);
    await client.say('DATA', 354);
    for (const byte of `..a${end}RSET\r\n..\r\n.\r\n`) {
      await client.write(byte);
      // The next turn of the loop: the server has read this byte on its own before another is written.
      await new Promise(setImmediate);
    }
    await client.expect(250);
    // Only a doubled dot at the start of a line is stuffing that smtp-server takes away.
    expect(Buffer.from(receiver.letters.pop()!.bytes).toString('latin1')).toBe(`.a${end}RSET\r\n.\r\n`);
    expect(receiver.letters).toHaveLength(0);
  }
});

test('S3: bare LF and CR are stored as they came', async () => {
  await using receiver = await startReceiver();
  const client = await dialogue(receiver.port);
  await client.open(['sales@ours.test']);
  await client.say('DATA', 354);
  await client.write('Subject: a\n\nb\rc\n\r\n.\r\n');
  await client.expect(250);
  expect(Buffer.from(receiver.letters[0]!.bytes).toString()).toBe('Subject: a\n\nb\rc\n\r\n');
});

test('S5: a client that talks before the banner is sent away', async () => {
  await using receiver = await startReceiver();
  const client = await dialogue(receiver.port);
  await client.send('EHLO early.test');
  await client.expect(421);
  await client.closed();
});

const early: [string, string][] = [
  ['commands behind EHLO', 'EHLO client.test\r\nMAIL FROM:<ann@customer.test>\r\n'],
  ['commands behind HELO', 'helo client.test\r\nMAIL FROM:<ann@customer.test>\r\n'],
  ['half a command behind EHLO', 'EHLO client.test\r\nMAIL'],
  ['a letter behind DATA', `DATA\r\n${letter}.\r\n`],
  ['the end of a letter behind DATA', 'DATA\r\n.\r\n'],
  [
    'a letter behind DATA in a group',
    `RSET\r\nMAIL FROM:<a@customer.test>\r\nRCPT TO:<info@ours.test>\r\nDATA\r\n${letter}.\r\n`,
  ],
];

test.each(early)('S5: %s, sent before the answer, end the session', async (_name, text) => {
  await using receiver = await startReceiver();
  const client = await dialogue(receiver.port);
  await client.open(['sales@ours.test']);
  await client.write(text);
  const answers = [];
  do answers.push(await client.reply());
  while (!answers.at(-1)!.startsWith('5'));
  expect(answers.at(-1)).toMatch(/^554 5\.5\.0/);
  await client.closed();
  expect(client.unread()).toBe('');
  expect(receiver.letters).toEqual([]);
});

test('S5: a letter that came in a piece of its own while RCPT was looked up ends the session too', async () => {
  const asked = Promise.withResolvers<void>();
  const known = Promise.withResolvers<boolean>();
  await using receiver = await startReceiver({
    isOurs() {
      asked.resolve();
      return known.promise;
    },
  });
  const client = await dialogue(receiver.port);
  await client.open([]);
  await client.write('RCPT TO:<sales@ours.test>\r\n');
  await asked.promise;
  await client.write('DATA\r\n');
  await new Promise((resolve) => setTimeout(resolve, 20));
  await client.write(`${letter}.\r\n`);
  await new Promise((resolve) => setTimeout(resolve, 20));
  known.resolve(true);
  await client.expect(250);
  await client.expect('554 5.5.0');
  await client.closed();
  expect(receiver.letters).toEqual([]);
});

test('S5: a group of commands that ends with DATA is welcome, in one piece and byte by byte', async () => {
  await using receiver = await startReceiver();
  const client = await dialogue(receiver.port);
  await client.open([]);
  const group = 'RSET\r\nMAIL FROM:<a@customer.test>\r\nRCPT TO:<info@ours.test>\r\nDATA\r\n';
  for (const pieces of [[group], [...group]]) {
    for (const piece of pieces) {
      await client.write(piece);
      await new Promise(setImmediate);
    }
    for (const code of [250, 250, 250, 354]) await client.expect(code);
    await client.say(`${letter}.`, 250);
  }
  expect(receiver.letters).toHaveLength(2);
});

test('S5, S6: commands sent in clear behind STARTTLS end the session', async () => {
  await using receiver = await startReceiver();
  const client = await dialogue(receiver.port);
  await client.open(['sales@ours.test']);
  await client.write('STARTTLS\r\nEHLO injected.test\r\n');
  await client.expect('554 5.5.0');
  await client.closed();
});

test('S6: what was said in clear before STARTTLS is not carried into the encrypted session', async () => {
  await using receiver = await startReceiver();
  const client = await dialogue(receiver.port);
  await client.open(['sales@ours.test'], 'clear@customer.test');
  await client.say('STARTTLS', 220);
  await client.startTls();
  await client.say('RCPT TO:<sales@ours.test>', 503);
  await client.say('DATA', 503);
  await client.say('EHLO client.test', 250);
  await client.say('MAIL FROM:<ann@customer.test>', 250);
  await client.say('RCPT TO:<sales@ours.test>', 250);
  await client.say('DATA', 354);
  await client.say(`${letter}.`, 250);
  expect(receiver.letters).toHaveLength(1);
  expect(receiver.letters[0]).toMatchObject({
    from: 'ann@customer.test',
    to: ['sales@ours.test'],
    helo: 'client.test',
  });
  expect(receiver.letters[0]!.tls).toMatch(/^TLSv1\.3 TLS_/);
});

test('S11: VRFY and EXPN give no address away', async () => {
  await using receiver = await startReceiver();
  const client = await dialogue(receiver.port);
  await client.expect(220);
  await client.say('EHLO client.test', 250);
  expect(await client.say('VRFY sales@ours.test', 252)).toBe(await client.say('VRFY nobody@ours.test', 252));
  await client.say('EXPN sales', 500);
});

test('S13: 8BITMIME is offered and kept, SMTPUTF8 is neither offered nor taken', async () => {
  await using receiver = await startReceiver();
  const client = await dialogue(receiver.port);
  await client.expect(220);
  const offered = await client.say('EHLO client.test', 250);
  expect(offered).toContain('8BITMIME');
  expect(offered).toContain('SIZE 100000');
  expect(offered).not.toContain('SMTPUTF8');
  await client.say('MAIL FROM:<ann@customer.test> SMTPUTF8', 555);
  await client.say('MAIL FROM:<ann@customer.test> BODY=8BITMIME', 250);
  await client.say('RCPT TO:<sales@ours.test>', 250);
  await client.say('DATA', 354);
  const body = Buffer.from('Subject: Grüße\r\n\r\nÄÖÜ\r\n');
  await client.write(Buffer.concat([body, Buffer.from('.\r\n')]));
  await client.expect(250);
  expect(Buffer.from(receiver.letters[0]!.bytes)).toEqual(body);
});

const notOffered = [
  'AUTH PLAIN AGEAYg==',
  'AUTH LOGIN',
  'XCLIENT ADDR=1.2.3.4',
  'XFORWARD ADDR=1.2.3.4',
  'WIZ',
  'SHELL',
  'KILL',
];

test('S21: AUTH, XCLIENT, XFORWARD and jokes are unknown here, in clear and under TLS', async () => {
  await using receiver = await startReceiver();
  for (const isEncrypted of [false, true]) {
    const client = await dialogue(receiver.port);
    await client.expect(220);
    if (isEncrypted) {
      await client.say('EHLO client.test', 250);
      await client.say('STARTTLS', 220);
      await client.startTls();
    }
    expect(await client.say('EHLO client.test', 250)).not.toMatch(/AUTH|XCLIENT|XFORWARD/);
    for (const command of notOffered) await client.say(command, 500);
  }
});

test.each(['GET / HTTP/1.1', 'POST /conversations HTTP/1.1', 'CONNECT /x HTTP/1.0'])(
  'S26: %s is sent away',
  async (request) => {
    await using receiver = await startReceiver();
    const client = await dialogue(receiver.port);
    await client.expect(220);
    await client.say(request, 421);
    await client.closed();
  },
);

test('a command line without an end does not fill the memory', async () => {
  await using receiver = await startReceiver();
  const client = await dialogue(receiver.port);
  await client.expect(220);
  await client.write(`EHLO ${'a'.repeat(4096)}`);
  await client.expect(421);
  await client.closed();
});

test('a client too many is told to come again', async () => {
  await using receiver = await startReceiver({ maxClients: 1 });
  const first = await dialogue(receiver.port);
  await first.expect(220);
  const second = await dialogue(receiver.port);
  await second.expect(421);
  await second.closed();
});

test('the port being taken is an error at the start', async () => {
  await using receiver = await startReceiver();
  await expect(startReceiver({ port: receiver.port })).rejects.toThrow();
});

import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import type { Route } from '#src/mail/delivery/route.ts';
import { carrierOf } from '#src/mail/delivery/transport.ts';
import { startSmtpSink } from '#tests/support/smtp-sink.ts';
import { deliver } from './deliver.ts';

const bytes = Buffer.from('Subject: Hello\r\n\r\nGood day\r\n');
const letter = (to: string[], over = bytes) => ({ bytes: over, from: 'sales@ours.test', to });
const impatient = { connectMs: 300, replyMs: 300, sessionMs: 2000 };

const direct = (port: number, ...addresses: string[]): Route => ({
  kind: 'direct',
  port,
  name: 'mx.ours.test',
  hosts: (addresses.length > 0 ? addresses : ['127.0.0.1']).map((address) => ({ name: 'mx.customer.test', address })),
});
const relay = (port: number, over: Partial<Extract<Route, { kind: 'relay' }>> = {}): Route => ({
  kind: 'relay',
  host: '127.0.0.1',
  port,
  name: 'mx.ours.test',
  security: 'starttls',
  tlsVerify: false,
  ...over,
});

/** A server that says fixed lines: the first at once, then one for each line it is sent. It keeps what it was sent. */
async function startScript(...lines: string[]) {
  let received = '';
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    const script = [...lines];
    const say = () => script.length > 0 && socket.write(`${script.shift()}\r\n`);
    sockets.push(socket);
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1');
      for (const _line of chunk.toString('latin1').match(/\r\n/g) ?? []) say();
    });
    say();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    received: () => received,
    connections: () => sockets.length,
    allClosed: () => Promise.all(sockets.map((socket) => socket.destroyed || once(socket, 'close'))),
    [Symbol.dispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

test('a letter reaches an MX unchanged, encrypted, from and to whom the envelope says', async () => {
  await using sink = await startSmtpSink();
  const raw = Buffer.from('To: other@x.test\r\nBcc: secret@x.test\r\n\r\n.\r\n..\r\n.a\r\n\t\r\nÄ ​\r\nno end');
  const [outcome] = await deliver(letter(['ann@customer.test'], raw), direct(sink.port));
  expect(outcome).toEqual({ address: 'ann@customer.test', state: 'sent', reply: '250 taken' });
  const mail = await sink.next();
  expect(mail).toMatchObject({ from: 'sales@ours.test', to: ['ann@customer.test'], tls: true });
  expect(mail.bytes).toEqual(Buffer.concat([raw, Buffer.from('\r\n')]));
});

test('a large letter arrives whole', async () => {
  await using sink = await startSmtpSink();
  const raw = Buffer.from(`Subject: a\r\n\r\n${'.line of text\r\n'.repeat(50_000)}`);
  expect(await deliver(letter(['ann@customer.test'], raw), direct(sink.port))).toMatchObject([{ state: 'sent' }]);
  expect((await sink.next()).bytes.equals(raw)).toBe(true);
});

test('S4: no bare CR or LF leaves, so that a smuggled end of data is text to any receiver', async () => {
  using server = await startScript('220 hi', '250 hello', '250 ok', '250 ok', '354 go');
  const endings = ['\n.\n', '\n.\r\n', '\r\n.\n', '\r.\r', '\r\n.\r', '\r.\r\n', '\n.\r'];
  const raw = Buffer.from(`Subject: a\r\n\r\n${endings.map((end) => `x${end}MAIL FROM:<evil@evil.test>`).join('')}\r`);
  await deliver(letter(['ann@customer.test'], raw), direct(server.port), impatient);
  const data = server.received().slice(server.received().indexOf('DATA\r\n') + 6);
  expect(data.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  expect(data.match(/\r\n\.\r\n/g)).toHaveLength(1);
  expect(data.endsWith('\r\n.\r\n')).toBe(true);
});

test('a bounce leaves with the null sender', async () => {
  await using sink = await startSmtpSink();
  await deliver({ bytes, from: '', to: ['ann@customer.test'] }, direct(sink.port));
  expect(await sink.next()).toMatchObject({ from: '' });
});

test('each recipient has its own fate, in the order they were given', async () => {
  await using sink = await startSmtpSink({
    answerRcpt: (address) =>
      ({ 'gone@x.test': '550 5.1.1 Nobody here', 'full@x.test': '452 4.2.2 Mailbox full' })[address],
  });
  expect(await deliver(letter(['gone@x.test', 'ann@x.test', 'full@x.test', 'Bob@X.test']), direct(sink.port))).toEqual([
    { address: 'gone@x.test', state: 'failed', reply: '550 5.1.1 Nobody here' },
    { address: 'ann@x.test', state: 'sent', reply: '250 taken' },
    { address: 'full@x.test', state: 'delayed', reply: '452 4.2.2 Mailbox full' },
    { address: 'Bob@X.test', state: 'sent', reply: '250 taken' },
  ]);
  expect((await sink.next()).to).toEqual(['ann@x.test', 'Bob@x.test']);
});

test('when all recipients are refused each keeps its own answer', async () => {
  await using sink = await startSmtpSink({
    answerRcpt: (address) => (address.startsWith('a') ? '550 no' : '450 later'),
  });
  expect(await deliver(letter(['a@x.test', 'b@x.test']), direct(sink.port))).toMatchObject([
    { state: 'failed', reply: '550 no' },
    { state: 'delayed', reply: '450 later' },
  ]);
});

test.each([
  ['554 5.7.1 Spam', 'failed'],
  ['451 4.7.1 Greylisted', 'delayed'],
])('an answer %s to the letter is for the accepted recipients only', async (reply, state) => {
  await using sink = await startSmtpSink({
    answerRcpt: (address) => (address === 'gone@x.test' ? '550 gone' : undefined),
    answerData: () => reply,
  });
  expect(await deliver(letter(['gone@x.test', 'ann@x.test']), direct(sink.port))).toEqual([
    { address: 'gone@x.test', state: 'failed', reply: '550 gone' },
    { address: 'ann@x.test', state, reply },
  ]);
});

test('a refused sender is the fate of all recipients, with the answer to MAIL', async () => {
  await using sink = await startSmtpSink({ answerMail: () => '550 5.7.1 Not from you' });
  expect(await deliver(letter(['a@x.test', 'b@x.test']), direct(sink.port))).toEqual([
    { address: 'a@x.test', state: 'failed', reply: '550 5.7.1 Not from you' },
    { address: 'b@x.test', state: 'failed', reply: '550 5.7.1 Not from you' },
  ]);
});

test('O6: 421 delays all that have no answer yet', async () => {
  using server = await startScript('220 hi', '250 hello', '250 ok', '550 gone', '421 4.3.2 Busy');
  expect(await deliver(letter(['a@x.test', 'b@x.test', 'c@x.test']), direct(server.port), impatient)).toMatchObject([
    { address: 'a@x.test', state: 'failed', reply: '550 gone' },
    { address: 'b@x.test', state: 'delayed', reply: '421 4.3.2 Busy' },
    { address: 'c@x.test', state: 'delayed', reply: '421 4.3.2 Busy', trouble: 'connection' },
  ]);
});

test('a letter over the announced size fails without being sent', async () => {
  await using sink = await startSmtpSink({ size: 10 });
  const [outcome] = await deliver(letter(['a@x.test']), direct(sink.port));
  expect(outcome).toMatchObject({ state: 'failed' });
  expect(sink.letters).toEqual([]);
});

test('O6: nobody at home delays all, and the next host is tried', async () => {
  await using sink = await startSmtpSink();
  const { port } = sink;
  expect(await deliver(letter(['a@x.test']), direct(port, '127.0.0.2'))).toMatchObject([
    { state: 'delayed', trouble: 'connection' },
  ]);
  expect(await deliver(letter(['a@x.test']), direct(port, '127.0.0.2', '127.0.0.1'))).toMatchObject([
    { state: 'sent' },
  ]);
  expect(await deliver(letter(['a@x.test']), { kind: 'direct', port, name: 'mx.ours.test', hosts: [] })).toMatchObject([
    { state: 'delayed' },
  ]);
});

test.each([
  ['a refusal as banner', ['554 5.7.1 Go away'], '554 5.7.1 Go away'],
  ['silence', [], ''],
  ['no SMTP', ['HTTP/1.1 400 Bad Request'], ''],
  ['an endless banner', ['220-a'], ''],
])('O6: %s delays all', async (_name, lines, reply) => {
  using server = await startScript(...lines);
  const [outcome] = await deliver(letter(['a@x.test']), direct(server.port), impatient);
  expect(outcome).toMatchObject({ state: 'delayed', trouble: 'connection' });
  expect(outcome!.reply).toContain(reply);
});

test('O5: a server that falls silent after the last byte leaves the letter delayed', async () => {
  using server = await startScript('220 hi', '250 hello', '250 ok', '250 ok', '354 go');
  expect(await deliver(letter(['a@x.test']), direct(server.port), impatient)).toMatchObject([{ state: 'delayed' }]);
});

test('a session that takes too long is cut in the middle of a letter, without a QUIT that would be a line of it', async () => {
  using server = await startScript('220 hi', '250 hello', '250 ok', '250 ok', '354 go');
  const outcomes = await deliver(letter(['a@x.test']), direct(server.port), {
    ...impatient,
    replyMs: 5000,
    sessionMs: 200,
  });
  expect(outcomes).toMatchObject([{ state: 'delayed' }]);
  await server.allClosed();
  expect(server.received()).not.toContain('QUIT');
});

test('O3: an MX with broken TLS gets its mail in clear, as one without TLS does', async () => {
  await using plain = await startSmtpSink({ tls: 'none' });
  expect(await deliver(letter(['a@x.test']), direct(plain.port))).toMatchObject([{ state: 'sent' }]);
  expect(await plain.next()).toMatchObject({ tls: false });
  using broken = await startScript('220 hi', '250-hello\r\n250 STARTTLS', '220 go', 'garbage instead of TLS');
  await deliver(letter(['a@x.test']), direct(broken.port), impatient);
  expect(broken.connections()).toBe(2);
});

test.each(['none', 'starttls', 'tls'] as const)(
  'a relay with security %s takes letters after a login',
  async (security) => {
    const auth = { user: 'postroom', password: 'geheim ü' };
    await using sink = await startSmtpSink({ tls: security === 'tls' ? 'implicit' : 'starttls', auth });
    expect(await deliver(letter(['a@x.test']), relay(sink.port, { ...auth, security }))).toMatchObject([
      { state: 'sent' },
    ]);
    expect(await sink.next()).toMatchObject({ user: 'postroom', tls: security !== 'none' });
  },
);

test("O6, O13: a login that the relay refuses delays all recipients and is marked as the admin's to mend", async () => {
  await using sink = await startSmtpSink({ auth: { user: 'postroom', password: 'right' } });
  const outcomes = await deliver(
    letter(['a@x.test', 'b@x.test']),
    relay(sink.port, { user: 'postroom', password: 'wrong' }),
  );
  const verdict = { state: 'delayed', reply: '535 5.7.8 Wrong login', trouble: 'login' };
  expect(outcomes).toEqual([
    { address: 'a@x.test', ...verdict },
    { address: 'b@x.test', ...verdict },
  ]);
  const [withoutLogin] = await deliver(letter(['a@x.test']), relay(sink.port));
  expect(withoutLogin).toMatchObject({ state: 'delayed', trouble: 'login' });
  const [withoutPassword] = await deliver(letter(['a@x.test']), relay(sink.port, { user: 'postroom' }));
  expect(withoutPassword).toMatchObject({ state: 'delayed', trouble: 'login' });
});

test.each(['starttls', 'tls'] as const)(
  'O13: a relay with %s and a certificate of its own make gets nothing, unless that is allowed',
  async (security) => {
    const auth = { user: 'postroom', password: 'right' };
    await using sink = await startSmtpSink({ tls: security === 'tls' ? 'implicit' : 'starttls', auth });
    const [outcome] = await deliver(
      letter(['a@x.test']),
      relay(sink.port, { ...auth, security, tlsVerify: undefined }),
      impatient,
    );
    expect(outcome).toMatchObject({ state: 'delayed', trouble: 'connection' });
    expect(outcome!.reply).toMatch(/certificate/i);
  },
);

test('O13: a relay that does not encrypt, though it should, sees neither login nor letter', async () => {
  using server = await startScript('220 hi', '250-hello\r\n250 AUTH PLAIN', '502 No STARTTLS');
  const route = relay(server.port, { user: 'postroom', password: 'right' });
  expect(await deliver(letter(['a@x.test']), route, impatient)).toMatchObject([
    { state: 'delayed', trouble: 'connection' },
  ]);
  expect(server.received()).not.toMatch(/AUTH|MAIL/);
});

const injections = [
  'b@x.test\r\nRCPT TO:<evil@y.test>',
  'b@x.test>\r\nRCPT TO:<evil@y.test',
  'b@x.test\nBcc: evil@y.test',
  'b@x.test\0',
  'b@x.test, evil@y.test',
  'b@x.test> <evil@y.test',
  '"b@x.test"@y.test',
  'b@x.test NOTIFY=NEVER',
  'B <b@x.test>',
  'b',
  'b@',
  '@x.test',
  '',
];

test('O7: a recipient that is not one plain address fails alone and never reaches a command', async () => {
  await using sink = await startSmtpSink();
  const outcomes = await deliver(letter([...injections, 'ann@x.test']), direct(sink.port));
  expect(outcomes.map(({ state }) => state)).toEqual([...injections.map(() => 'failed'), 'sent']);
  expect(await sink.next()).toMatchObject({ to: ['ann@x.test'] });
  expect(sink.letters).toEqual([]);
});

test('O7: a sender that is not one plain address sends nothing', async () => {
  await using sink = await startSmtpSink();
  for (const from of injections.filter((address) => address !== '')) {
    const [outcome] = await deliver({ bytes, from, to: ['ann@x.test'] }, direct(sink.port));
    expect(outcome, from).toMatchObject({ state: 'failed', reply: '5.1.7 The sender is no mail address' });
  }
  expect(sink.letters).toEqual([]);
});

test('a domain in other letters is sent in ASCII and reported as it was given', async () => {
  await using sink = await startSmtpSink();
  const [outcome] = await deliver(letter(['ann@münchen.test']), direct(sink.port));
  expect(outcome).toMatchObject({ address: 'ann@münchen.test', state: 'sent' });
});

test('the words of a server are one printable line of at most 500 characters', async () => {
  using server = await startScript(
    '220 hi',
    '250 hello',
    `550-5.1.1 No\x1b[31m\x00 such\r\n550 \u202euser ${'x'.repeat(600)}`,
  );
  const [outcome] = await deliver(letter(['a@x.test']), direct(server.port), impatient);
  expect(outcome!.state).toBe('failed');
  expect(outcome!.reply).toMatch(/^550-5\.1\.1 No \[31m such 550 user x+$/);
  expect(outcome!.reply).toHaveLength(500);
});

test('O1: hosts that answer and refuse us are tried twice at most, those that do not answer are passed over', async () => {
  using refusing = await startScript('554 5.7.1 Go away');
  const route = direct(refusing.port, '127.0.0.2', '127.0.0.1', '127.0.0.1', '127.0.0.1');
  expect(await deliver(letter(['a@x.test']), route, impatient)).toMatchObject([{ state: 'delayed' }]);
  expect(refusing.connections()).toBe(2);
});

test('O5: a letter meets a connection that the server closed meanwhile: it goes over a new one, once', async () => {
  const taken: string[] = [];
  const servers: Socket[] = [];
  const server = createServer((socket) => {
    servers.push(socket);
    let received = '';
    const say = (line: string) => socket.write(`${line}\r\n`);
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1');
      // The first connection hangs up on its second MAIL.
      if (servers.length === 1 && received.match(/MAIL FROM/g)?.length === 2) return socket.destroy();
      const mail = /DATA\r\n([\s\S]*)\r\n\.\r\n$/.exec(received)?.[1];
      if (mail !== undefined) {
        received = received.replace('DATA\r\n', '');
        taken.push(mail);
        return say('250 taken');
      }
      say(/DATA\r\n$/.test(received) ? '354 go on' : '250 ok');
    });
    say('220 hi');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const carrier = carrierOf(direct((server.address() as AddressInfo).port), impatient);
  expect(await carrier.deliver(letter(['a@x.test']))).toMatchObject([{ state: 'sent' }]);
  expect(await carrier.deliver(letter(['b@x.test']))).toMatchObject([{ state: 'sent' }]);
  expect([servers.length, taken.length]).toEqual([2, 2]);
  carrier.close();
  for (const socket of servers) socket.destroy();
  server.close();
});

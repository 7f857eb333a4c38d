import { type DKIMSignOptions, dkimSign } from 'mailauth';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newKey } from '#tests/mail/authentication/sender.ts';
import { type DnsServer, startDnsServer, type Zone } from '#tests/support/dns-server.ts';
import { MAILBOX, setUpPostroom, startPostroom, type TestBrowser, type TestPostroom } from '#tests/support/postroom.ts';
import { openStore, received } from '#tests/support/store.ts';
import { hasSwaks, swaksBytes } from '#tests/support/swaks.ts';

const KEY = newKey();
const zone: Zone = {
  's1._domainkey.honest.test': { txt: [KEY.record] },
  's1._domainkey.service.test': { txt: [KEY.record] },
  'listed.test': { txt: ['v=spf1 ip4:192.0.2.10 -all'] },
  '_dmarc.bank.test': { txt: ['v=DMARC1; p=reject'] },
  '_dmarc.lenient.test': { txt: ['v=DMARC1; p=none'] },
  'dead.test': { trouble: 'silence' },
};

type Letter = { from: string; envelope: string; signedBy?: string; headers?: string[] };

describe.skipIf(!hasSwaks)('who sent a mail', () => {
  let dns: DnsServer;
  let postroom: TestPostroom;
  let browser: TestBrowser;
  let store: ReturnType<typeof openStore>;
  beforeAll(async () => {
    dns = await startDnsServer(zone);
    // swaks speaks for a proxy, so that the mail comes from an address of the internet.
    postroom = await startPostroom({ POSTROOM_DNS: dns.server, POSTROOM_SMTP_PROXIES: '127.0.0.1' });
    browser = await setUpPostroom(postroom);
    store = openStore(postroom.folder);
  });
  afterAll(async () => {
    store[Symbol.dispose]();
    await postroom[Symbol.asyncDispose]();
    dns[Symbol.dispose]();
  });

  /** @returns the page of the conversation that the mail began */
  async function pageOf(subject: string, { from, envelope, signedBy, headers = [] }: Letter): Promise<string> {
    const lines = [`From: ${from}`, `To: ${MAILBOX.address}`, `Subject: ${subject}`, ...headers, '', 'Hello', ''];
    const mail = lines.join('\r\n');
    const options: DKIMSignOptions = { signingDomain: signedBy ?? '', selector: 's1', privateKey: KEY.privateKey };
    const { signatures } = signedBy
      ? await dkimSign(mail, { ...options, signatureData: [options] })
      : { signatures: '' };
    const proxy = ['--proxy-family', 'TCP4', '--proxy-source', '192.0.2.10', '--proxy-source-port', '40000'];
    const far = ['--proxy-dest', '192.0.2.25', '--proxy-dest-port', '25'];
    await swaksBytes(postroom.smtpPort, MAILBOX.address, Buffer.from(signatures + mail), [
      '-f',
      envelope,
      ...proxy,
      ...far,
    ]);
    const { conversation_id } = await received(store, subject);
    return (await browser.get(`/conversations/${conversation_id}`)).text();
  }

  test.each<[string, Letter, string, string | null]>([
    [
      'signed',
      { from: 'ann@honest.test', envelope: 'b@mailer.test', signedBy: 'honest.test' },
      'Signed by honest.test',
      null,
    ],
    ['listed', { from: 'ann@listed.test', envelope: 'ann@listed.test' }, 'Sent by listed.test’s own servers', null],
    ['strange', { from: 'ann@plain.test', envelope: 'ann@plain.test' }, 'Could not be verified', null],
    [
      'other',
      { from: 'ann@plain.test', envelope: 'a@plain.test', signedBy: 'service.test' },
      'signed by service.test, not by plain.test',
      null,
    ],
    ['forged', { from: 'ceo@bank.test', envelope: 'eve@evil.test' }, 'Pretends to be bank.test', 'Pretended sender'],
    [
      'lenient',
      { from: 'ceo@lenient.test', envelope: 'eve@evil.test' },
      'nothing of lenient.test stands behind it',
      'Doubtful sender',
    ],
    [
      'two',
      { from: 'a@listed.test, b@listed.test', envelope: 'a@listed.test' },
      'Names several senders',
      'Doubtful sender',
    ],
    [
      'named',
      { from: '"paypal.com" <x@listed.test>', envelope: 'x@listed.test' },
      'the address is of listed.test',
      'Look-alike',
    ],
    [
      'own',
      { from: 'ada@acme.example', envelope: 'ada@acme.example' },
      'acme.example is your own domain, but nothing shows',
      'Look-alike',
    ],
    ['dead', { from: 'ann@dead.test', envelope: 'ann@dead.test' }, 'Could not be verified', null],
  ])('A6: is told at the message: %s', async (subject, letter, sentence, badge) => {
    const page = await pageOf(`trust ${subject}`, letter);
    expect(page).toContain(sentence);
    if (badge) expect(page).toContain(badge);
    else expect(page).not.toMatch(/Pretended sender|Doubtful sender|Look-alike/);
    expect(page.includes('message-verified')).toBe(/Signed by|own servers/.test(sentence));
  });

  test('A6: where that is chosen, forged mail is refused while it is being sent, and other mail is not', async () => {
    expect((await browser.send('/spam/forgery', { refuses: '1', sealers: '' }, 'PUT')).status).toBe(303);
    const forged = { from: 'ceo@bank.test', envelope: 'eve@evil.test' };
    await expect(pageOf('refused', forged)).rejects.toThrow(/550 5\.7\.1 The owner of bank\.test asks/);
    const doubtful = { from: 'ceo@lenient.test', envelope: 'eve@evil.test' };
    expect(await pageOf('taken', doubtful)).toContain('Doubtful sender');
    const dead = { from: 'ann@dead.test', envelope: 'ann@dead.test' };
    expect(await pageOf('taken too', dead)).toContain('Could not be verified');
    expect(store.all('SELECT 1 FROM message WHERE subject = ?', 'refused')).toEqual([]);
  });
});

import { generateKeyPairSync } from 'node:crypto';
import { type DKIMSignOptions, dkimSign } from 'mailauth';
import { verifyMails } from '#src/mail/authentication/index.ts';
import type { Envelope } from '#src/mail/raw/index.ts';
import { startDnsServer, type Zone } from '#tests/support/dns-server.ts';
import { testMachine } from '#tests/support/machine.ts';

type Key = { privateKey: string; record: string };

/** A signing key and the record that publishes it (RFC 6376 section 3.6.1, RFC 8463 section 4). */
export function newKey(type: 'rsa' | 'ed25519' = 'rsa', modulusLength = 2048): Key {
  const pair = type === 'rsa' ? generateKeyPairSync('rsa', { modulusLength }) : generateKeyPairSync('ed25519', {});
  const der = pair.publicKey.export({ type: 'spki', format: 'der' });
  const p = (type === 'rsa' ? der : der.subarray(-32)).toString('base64');
  const privateKey = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  return { privateKey, record: `v=DKIM1; k=${type}; p=${p}` };
}

export const KEY = newKey();

export const SERVER_IP = '192.0.2.10';

type Text = { from?: string; headers?: string[]; body?: string };

export const mailFrom = (
  domain: string,
  { from = `From: Ann <ann@${domain}>`, headers = [], body = 'Hello' }: Text = {},
) =>
  [
    ...(from ? [from] : []),
    'To: support@acme.example',
    'Subject: Hi',
    `Message-ID: <1@${domain}>`,
    ...headers,
    '',
    body,
    '',
  ].join('\r\n');

/** The mail with a signature of the domain on top. */
export async function signed(
  mail: string,
  signingDomain: string,
  over: Partial<DKIMSignOptions> = {},
): Promise<string> {
  const options = { selector: 's1', privateKey: KEY.privateKey, ...over, signingDomain };
  const { signatures } = await dkimSign(mail, { ...options, signatureData: [options] });
  return signatures + mail;
}

/** A machine whose DNS is a server of the test's own; `zone` may be added to at any time. */
export async function authenticationDesk(env: Record<string, string> = {}) {
  const zone: Zone = {};
  const dns = await startDnsServer(zone);
  const machine = testMachine({ POSTROOM_DNS: dns.server, ...env });
  let rawId = 0;

  /** Verifies one mail as if it came from SERVER_IP. */
  async function verify(mail: string, envelope: Partial<Envelope> = {}) {
    const bytes = Buffer.from(mail);
    const from = /^From:.*?([\w.+-]+@[\w.-]+)/m.exec(mail)?.[1] ?? '';
    rawId += 1;
    const full: Envelope = {
      from,
      to: ['support@acme.example'],
      source: 'smtp',
      ip: SERVER_IP,
      helo: 'mx.x.test',
      ...envelope,
    };
    return (await verifyMails(machine.ctx, [{ rawId, bytes, envelope: full }]))[0]!;
  }

  return {
    ...machine,
    zone,
    dns,
    verify,
    /** Publishes KEY, or another, for a domain. */
    publish(domain: string, record = KEY.record, selector = 's1') {
      zone[`${selector}._domainkey.${domain}`] = { txt: [record] };
    },
    dmarc(domain: string, record: string) {
      zone[`_dmarc.${domain}`] = { txt: [`v=DMARC1; ${record}`] };
    },
    async [Symbol.asyncDispose]() {
      await machine[Symbol.asyncDispose]();
      dns[Symbol.dispose]();
    },
  };
}

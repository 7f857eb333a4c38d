import { generateKeyPair, type KeyObject, randomBytes, sign } from 'node:crypto';
import { promisify } from 'node:util';

const TEN_YEARS_MS = 3652 * 24 * 3600 * 1000;
const DAY_MS = 24 * 3600 * 1000;

/** One DER value: tag, length (X.690 8.1.3), content. */
function der(tag: number, ...content: Uint8Array[]): Buffer {
  const body = Buffer.concat(content);
  if (body.length < 0x80) return Buffer.concat([Buffer.from([tag, body.length]), body]);
  const hex = body.length.toString(16);
  const length = Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex');
  return Buffer.concat([Buffer.from([tag, 0x80 | length.length]), length, body]);
}

const sequence = (...content: Uint8Array[]) => der(0x30, ...content);
const set = (...content: Uint8Array[]) => der(0x31, ...content);
const octets = (content: Uint8Array) => der(0x04, content);
const bits = (content: Uint8Array) => der(0x03, Buffer.from([0]), content);
const oid = (hex: string) => der(0x06, Buffer.from(hex, 'hex'));

const COMMON_NAME = '550403';
const SUBJECT_ALT_NAME = '551d11';
const ECDSA_WITH_SHA256 = '2a8648ce3d040302';

/** UTCTime up to 2049, GeneralizedTime from 2050 on (RFC 5280 section 4.1.2.5). */
function time(at: number): Buffer {
  const text = `${new Date(at).toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`;
  return text < '2050' ? der(0x17, Buffer.from(text.slice(2))) : der(0x18, Buffer.from(text));
}

/**
 * A self-signed certificate (X.509 v3, ECDSA P-256, ten years) for opportunistic TLS, where the other side encrypts
 * without asking who we are: RFC 3207. Good until a certificate of an authority takes its place.
 * @param name our host name in ASCII; it stands in the subject and as DNS name in subjectAltName
 * @param now UTC milliseconds; valid from a day before, for peers whose clock is behind
 * @returns PEM texts
 */
export async function selfSigned(name: string, now: number): Promise<{ key: string; cert: string }> {
  const { privateKey, publicKey } = await promisify(generateKeyPair)('ec', { namedCurve: 'P-256' });
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  const life = { from: now - DAY_MS, until: now + TEN_YEARS_MS };
  const cert = signedCertificate({ names: [name], spki, issuer: { name, privateKey }, ...life });
  return { key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), cert };
}

type ToSign = {
  /** DNS names; the first stands in the subject too */
  names: string[];
  /** DER of the public key */
  spki: Uint8Array;
  /** whose name and P-256 key vouch for it */
  issuer: { name: string; privateKey: KeyObject };
  /** UTC milliseconds */
  from: number;
  until: number;
};

// A common name holds at most 64 characters (RFC 5280 appendix A); the whole name is in subjectAltName.
const distinguished = (name: string) =>
  sequence(set(sequence(oid(COMMON_NAME), der(0x0c, Buffer.from(name.slice(0, 64))))));

/** A certificate for a public key, signed by whoever issues it. @returns PEM text */
export function signedCertificate({ names, spki, issuer, from, until }: ToSign): string {
  const algorithm = sequence(oid(ECDSA_WITH_SHA256));
  const serial = randomBytes(16);
  serial[0] = (serial[0]! & 0x7f) | 0x40;
  const alternativeNames = sequence(...names.map((name) => der(0x82, Buffer.from(name))));
  const toSign = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, serial),
    algorithm,
    distinguished(issuer.name),
    sequence(time(from), time(until)),
    distinguished(names[0]!),
    spki,
    der(0xa3, sequence(sequence(oid(SUBJECT_ALT_NAME), octets(alternativeNames)))),
  );
  return pem(sequence(toSign, algorithm, bits(sign('sha256', toSign, issuer.privateKey))));
}

function pem(certificate: Buffer): string {
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

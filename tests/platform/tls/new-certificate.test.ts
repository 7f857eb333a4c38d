import { createPrivateKey, X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import { selfSigned } from '#src/platform/tls/new-certificate.ts';

const now = Date.UTC(2026, 10, 20);

test('a certificate is for its name, signed with its own key, and valid for ten years', async () => {
  const { key, cert } = await selfSigned('mx.ours.test', now);
  const certificate = new X509Certificate(cert);
  expect(certificate.subject).toBe('CN=mx.ours.test');
  expect(certificate.subjectAltName).toBe('DNS:mx.ours.test');
  expect(certificate.checkHost('mx.ours.test')).toBe('mx.ours.test');
  expect(certificate.verify(certificate.publicKey)).toBe(true);
  expect(certificate.checkPrivateKey(createPrivateKey(key))).toBe(true);
  expect(new Date(certificate.validFrom).getTime()).toBeLessThan(now);
  expect(new Date(certificate.validTo).getUTCFullYear()).toBe(2036);
});

test('two certificates share neither key nor serial number', async () => {
  const [one, two] = await Promise.all([selfSigned('a.test', now), selfSigned('a.test', now)]);
  expect(one.key).not.toBe(two.key);
  expect(new X509Certificate(one.cert).serialNumber).not.toBe(new X509Certificate(two.cert).serialNumber);
});

test('a name beyond 64 characters stands whole in the alternative names', async () => {
  const name = `${'a'.repeat(60)}.${'b'.repeat(60)}.test`;
  const certificate = new X509Certificate((await selfSigned(name, now)).cert);
  expect(certificate.subjectAltName).toBe(`DNS:${name}`);
  expect(certificate.subject).toBe(`CN=${name.slice(0, 64)}`);
});

test('a certificate that ends after 2049 carries the long form of time', async () => {
  const certificate = new X509Certificate((await selfSigned('mx.ours.test', Date.UTC(2045, 0, 1))).cert);
  expect(new Date(certificate.validTo).getUTCFullYear()).toBe(2055);
});

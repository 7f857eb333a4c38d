import { createPrivateKey, X509Certificate } from 'node:crypto';

/** PEM texts; `cert` may hold a chain, our own certificate first. */
export type Certificate = { key: string; cert: string };

export type Facts = { names: string[]; startsAt: number; expiresAt: number };

/** What a certificate says. @throws when the two are no pair, or no PEM at all */
export function factsOf({ key, cert }: Certificate): Facts {
  const certificate = new X509Certificate(cert);
  if (!certificate.checkPrivateKey(createPrivateKey(key)))
    throw new Error('The key does not belong to the certificate');
  const names = [...(certificate.subjectAltName ?? '').matchAll(/DNS:([^,\s"]+)/g)].map(([, name]) => name!);
  return { names, startsAt: Date.parse(certificate.validFrom), expiresAt: Date.parse(certificate.validTo) };
}

const SOON_MS = 7 * 24 * 3_600_000;

/** So late that an admin must know: whoever renews it had weeks for it. */
export const endsSoon = ({ expiresAt }: Facts, now: number): boolean => expiresAt - now < SOON_MS;

/** A third of its life is left: what authorities recommend, and time enough for many tries. */
export const isDue = ({ startsAt, expiresAt }: Facts, now: number): boolean =>
  expiresAt - now < (expiresAt - startsAt) / 3;

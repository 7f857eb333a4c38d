import type { Certificate } from './certificate.ts';
import type { Challenges } from './challenges.ts';

export type Order = {
  directory: string;
  email: string;
  /** PEM; whose account it is */
  accountKey: string;
  names: string[];
  challenges: Challenges;
};

const ANSWER_MS = 30_000;

/** Loaded by those who use it: it and what it brings would cost every start a tenth of a second. */
async function loadAcme() {
  const { default: acme } = await import('acme-client');
  acme.axios.defaults.timeout = ANSWER_MS;
  // Trying again is the caller's, who can be stopped and knows what time it is.
  (acme.axios.defaults as { acmeSettings?: { retryMaxAttempts?: number } }).acmeSettings!.retryMaxAttempts = 0;
  return acme;
}

/** acme-client hides why a server can't be reached behind an error of its own, so it is asked once without it. */
async function reach(directory: string): Promise<void> {
  const answer = await fetch(directory, { signal: AbortSignal.timeout(ANSWER_MS) });
  if (!answer.ok) throw new Error(`${directory} answers ${answer.status}`);
}

export async function newAccountKey(): Promise<string> {
  const { crypto } = await loadAcme();
  return (await crypto.createPrivateEcdsaKey()).toString();
}

/** Has a certificate issued for a fresh key (RFC 8555). @throws in the authority's words where it refuses */
export async function orderCertificate({
  directory,
  email,
  accountKey,
  names,
  challenges,
}: Order): Promise<Certificate> {
  const acme = await loadAcme();
  await reach(directory);
  const csrOf = { commonName: names[0]!, altNames: names };
  const [key, csr] = await acme.crypto.createCsr(csrOf, await acme.crypto.createPrivateEcdsaKey());
  const client = new acme.Client({ directoryUrl: directory, accountKey, backoffMin: 1000 });
  const cert = await client.auto({
    csr,
    email,
    termsOfServiceAgreed: true,
    challengePriority: ['http-01'],
    // It would ask our own name on port 80 from inside, which many networks don't allow.
    skipChallengeVerification: true,
    challengeCreateFn: async (_authorization, { token }, keyAuthorization) => challenges.put(token, keyAuthorization),
    challengeRemoveFn: async (_authorization, { token }) => challenges.remove(token),
  });
  return { key: key.toString(), cert };
}

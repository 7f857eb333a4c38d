import type { StsPolicy } from '../schema.ts';

// Loaded where a domain has a policy: it brings 20 MB along.
const mtaSts = () => import('mailauth/lib/mta-sts');

const LEAST_MS = 5 * 60_000;
const MOST_MS = 365 * 24 * 3600_000;

/** The id that a domain's `_mta-sts` record gives its policy (RFC 8461 section 3.1); null for none, or several. */
export function policyId(records: string[]): string | null {
  const ours = records.filter((record) => /^v=STSv1[ \t]*;/.test(record));
  return ours.length === 1 ? (/;[ \t]*id=([A-Za-z0-9]{1,32})[ \t]*(?:;|$)/.exec(ours[0]!)?.[1] ?? null) : null;
}

/** Reads a policy file (RFC 8461 section 3.2). It is kept from 5 minutes to a year. @throws where it is none */
export async function readPolicy(domain: string, id: string, file: string, now: number): Promise<StsPolicy> {
  const { parsePolicy } = await mtaSts();
  const { mode, mx, maxAge } = parsePolicy(file);
  const ms = Math.min(MOST_MS, Math.max(LEAST_MS, Number(maxAge) * 1000));
  return { domain, policyId: id, mode, mx: mx ?? [], expiresAt: now + ms };
}

/** The hosts that a policy lets mail go to (RFC 8461 section 4.1). */
export async function allowedHosts<Host extends { name: string }>(policy: StsPolicy, hosts: Host[]): Promise<Host[]> {
  const { validateMx } = await mtaSts();
  return hosts.filter(({ name }) => validateMx(name, { ...policy, id: policy.policyId } as never).valid === true);
}

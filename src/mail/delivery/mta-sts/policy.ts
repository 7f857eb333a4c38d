import { parsePolicy, validateMx } from 'mailauth/lib/mta-sts';
import type { StsPolicy } from '../schema.ts';

const LEAST_MS = 5 * 60_000;
const MOST_MS = 365 * 24 * 3600_000;

/** The id that a domain's `_mta-sts` record gives its policy (RFC 8461 section 3.1); null for none, or several. */
export function policyId(records: string[]): string | null {
  const ours = records.filter((record) => /^v=STSv1[ \t]*;/.test(record));
  return ours.length === 1 ? (/;[ \t]*id=([A-Za-z0-9]{1,32})[ \t]*(?:;|$)/.exec(ours[0]!)?.[1] ?? null) : null;
}

/** Reads a policy file (RFC 8461 section 3.2). It is kept from 5 minutes to a year. @throws where it is none */
export function readPolicy(domain: string, id: string, file: string, now: number): StsPolicy {
  const { mode, mx, maxAge } = parsePolicy(file);
  const ms = Math.min(MOST_MS, Math.max(LEAST_MS, Number(maxAge) * 1000));
  return { domain, policyId: id, mode, mx: mx ?? [], expiresAt: now + ms };
}

/** Whether a policy lets mail go to a host of that name (RFC 8461 section 4.1). */
export const allowsHost = (policy: StsPolicy, host: string): boolean =>
  validateMx(host, { ...policy, id: policy.policyId } as never).valid === true;

import type { TlsState } from '#src/platform/tls/index.ts';
import { type Finding, finding } from './finding.ts';

/** The certificate that our ports show; `kind` is where it comes from. */
export type TlsFacts = Pick<TlsState, 'kind' | 'names' | 'expiresAt'>;

const DAY_MS = 86_400_000;
const SOON_DAYS = 14;

const covers = (pattern: string, name: string) =>
  pattern.toLowerCase() === name || (pattern.startsWith('*.') && name.replace(/^[^.]+/, '*') === pattern.toLowerCase());

/** Whether the certificate says who we are, and for how much longer. */
export function tlsFinding(tls: TlsFacts | null, mailName: string, now: number): Finding {
  if (!tls) return finding('tls', 'unknown', 'tlsNone');
  const days = Math.floor((tls.expiresAt - now) / DAY_MS);
  const rest = { data: { name: mailName, days: String(Math.abs(days)), kind: tls.kind }, found: tls.names };
  if (days < 0) return finding('tls', 'wrong', 'tlsExpired', rest);
  if (tls.kind === 'self-signed') return finding('tls', 'warn', 'tlsSelfSigned', rest);
  if (!tls.names.some((pattern) => covers(pattern, mailName.toLowerCase())))
    return finding('tls', 'wrong', 'tlsName', rest);
  return days < SOON_DAYS ? finding('tls', 'warn', 'tlsSoon', rest) : finding('tls', 'ok', 'tlsOk', rest);
}

import { messageOf } from '#src/lib/errors.ts';
import { listAlarms } from '../alarms/index.ts';
import type { Ctx } from '../context.ts';
import { issuedCertificate } from './acme.ts';
import { type Certificate, factsOf } from './certificate.ts';
import { readPair } from './files.ts';
import { keptSelfSigned } from './self-signed.ts';
import type { TlsKind } from './source.ts';

/** `kind` is what is in use; `wanted` what the settings ask for. `error` is for experts. */
export type TlsState = { kind: TlsKind; wanted: TlsKind; names: string[]; expiresAt: number; error: string | null };

/** What is known of our certificate, also by a command beside the server. */
export async function tlsState(ctx: Ctx): Promise<TlsState> {
  const { tlsCert, tlsKey, acmeEmail } = ctx.config;
  const wanted = tlsCert && tlsKey ? 'files' : acmeEmail ? 'acme' : 'self-signed';
  let certificate: Certificate | null = null;
  let error: string | null = null;
  try {
    if (wanted === 'files') certificate = await readPair(tlsCert!, tlsKey!);
    if (wanted === 'acme') certificate = await issuedCertificate(ctx);
  } catch (caught) {
    error = messageOf(caught);
  }
  error ??= await standingError(ctx);
  const { names, expiresAt } = factsOf(certificate ?? (await keptSelfSigned(ctx)));
  return { kind: certificate ? wanted : 'self-signed', wanted, names, expiresAt, error };
}

async function standingError(ctx: Ctx): Promise<string | null> {
  const alarm = (await listAlarms(ctx.reader)).find(({ name }) => name === 'tls');
  return alarm ? String(alarm.data.detail) : null;
}

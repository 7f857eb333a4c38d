import type { Resolver } from '#src/mail/dns/index.ts';
import { answerOf } from './answer.ts';
import type { Answer, Finding } from './findings/finding.ts';
import { nameFinding, ptrFinding } from './findings/server.ts';
import { type TlsFacts, tlsFinding } from './findings/tls.ts';

const MOST_ADDRESSES = 4;

type Asked = { mailName: string; isRelayed: boolean; tls: TlsFacts | null; now: number };

/** What is the same for all domains: our name, where its addresses point back to, and our certificate. */
export async function checkServer(
  resolver: Resolver,
  { mailName, isRelayed, tls, now }: Asked,
): Promise<{ findings: Finding[]; addresses: string[] }> {
  const none: Answer<string[]> = { ok: true, value: [] };
  const answer = mailName.includes('.') ? await answerOf(resolver.addresses(mailName)) : none;
  const addresses = answer.ok ? answer.value.slice(0, MOST_ADDRESSES) : [];
  const pointers = addresses.map(async (address) =>
    ptrFinding(address, await answerOf(resolver.names(address)), mailName, isRelayed),
  );
  const findings = [nameFinding(mailName, answer), ...(await Promise.all(pointers)), tlsFinding(tls, mailName, now)];
  return { findings, addresses };
}

import { dkimRecords, listDomains, noteFindings } from '#src/company/domains/index.ts';
import type { Resolver } from '#src/mail/dns/index.ts';
import { clearAlarm, listAlarms, raiseAlarm } from '#src/platform/alarms/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import { readSetting, writeSetting } from '#src/platform/settings/index.ts';
import { tlsState } from '#src/platform/tls/index.ts';
import { checkDomain } from './check-domain.ts';
import { checkServer } from './check-server.ts';
import { fetchedDomains } from './fetched.ts';
import { broken, isMended, type Kept, keep } from './findings/changes.ts';
import type { Finding } from './findings/finding.ts';
import { relayedMail } from './relayed.ts';
import { serverFindings } from './settings.ts';

/** What a check found: of this server, and of each domain by its name. */
export type Checked = { server: Finding[]; domains: { name: string; findings: Finding[] }[] };

/**
 * Asks DNS, now, about everything; nothing is kept. Touches the network: never inside a transaction.
 * @param resolver without a memory: somebody who has just changed a record wants to know how it stands now
 */
export async function checkNow(ctx: Ctx, resolver: Resolver): Promise<Checked> {
  const { mailName } = ctx.config;
  const [tls, fetched, relayed, domains] = await Promise.all([
    tlsState(ctx),
    fetchedDomains(ctx.reader),
    relayedMail(ctx),
    listDomains(ctx.reader),
  ]);
  const now = ctx.clock.now();
  const server = await checkServer(resolver, { mailName, isRelayed: relayed.isServer, tls, now });
  const checked = domains.map(async ({ name }) => {
    const dkim = (await dkimRecords(ctx, name)).filter(({ state }) => state !== 'retired');
    const domain = { name, dkim, isFetched: fetched.has(name) };
    // While it has no full name, the usual one is advised: "MX 10 localhost" would be published as it stands.
    const called = mailName.includes('.') ? mailName : `mail.${name}`;
    const ours = { mailName: called, addresses: server.addresses, relay: relayed.domains.get(name) ?? null };
    return { name, findings: await checkDomain(resolver, domain, ours) };
  });
  return { server: server.findings, domains: await Promise.all(checked) };
}

/** Keeps what a check found, and tells the admins when something of a domain that was in order no longer is. */
export async function keepChecked(ctx: Ctx, { server, domains }: Checked): Promise<void> {
  await transaction(ctx, async (ctx) => {
    const checkedAt = ctx.clock.now();
    const before = (await readSetting(ctx.db, serverFindings))?.findings ?? [];
    await writeSetting(ctx.db, serverFindings, { checkedAt, findings: keep(server, before) });
    const known = new Map((await listDomains(ctx.db)).map(({ name, findings }) => [name, findings as Kept[] | null]));
    for (const { name, findings } of domains) {
      if (!known.has(name)) continue;
      const last = known.get(name) ?? [];
      const now = keep(findings, last);
      await noteFindings(ctx.db, name, now, checkedAt);
      await watch(ctx, name, now, last);
    }
  });
}

async function watch(ctx: Ctx, domain: string, now: Kept[], before: Kept[]): Promise<void> {
  const name = `domain:${domain}`;
  const standing = (await listAlarms(ctx.db)).find((alarm) => alarm.name === name);
  const ids = broken(now, before);
  const known = (standing?.data.broken ?? []) as string[];
  if (ids.length > 0 && !standing) await raiseAlarm(ctx, name, { domain, broken: ids });
  if (standing && ids.length === 0 && isMended(now, known)) await clearAlarm(ctx, name);
}

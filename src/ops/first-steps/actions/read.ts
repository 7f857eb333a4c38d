import { listAccounts } from '#src/channels/email/accounts/index.ts';
import { relayHosts } from '#src/channels/email/sending/index.ts';
import { type Actor, requireRight } from '#src/company/access/index.ts';
import { listDomains } from '#src/company/domains/index.ts';
import { listMailboxes, oldestMailboxId } from '#src/company/mailboxes/index.ts';
import { companyName, incomingWay } from '#src/company/profile/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { readSetting } from '#src/platform/settings/index.ts';
import type { Finding } from '#views/ops/domains/types.ts';
import { outgoingWay } from '../settings.ts';
import { doneOf } from '../steps.ts';
import { newestReceived } from './received.ts';

/** How far the company has come. The mailbox is the one it began with. */
export async function readProgress(ctx: Ctx, actor: Actor | null) {
  requireRight(actor, 'company.manage');
  const domains = (await listDomains(ctx.reader)).map(({ name, checkedAt, findings }) => ({
    name,
    checkedAt,
    findings: (findings ?? []) as Finding[],
  }));
  const received = await newestReceived(ctx);
  const facts = {
    incoming: await readSetting(ctx.reader, incomingWay),
    hasAccount: (await listAccounts(ctx.reader)).length > 0,
    outgoing: await readSetting(ctx.reader, outgoingWay),
    relayHost: (await relayHosts(ctx)).company,
    dnsBad: badIn(domains),
    hasReceived: received !== null,
  };
  return { ...(await companyOf(ctx)), facts, done: doneOf(facts), domains, received };
}

async function companyOf(ctx: Ctx) {
  const first = await oldestMailboxId(ctx.reader);
  const mailbox = (await listMailboxes(ctx.reader)).find(({ id }) => id === first);
  return { company: await readSetting(ctx.reader, companyName), mailboxId: first, address: mailbox?.address ?? '' };
}

/** Records that are missing or wrong; null while one of the domains was never asked about. */
function badIn(domains: { checkedAt: number | null; findings: Finding[] }[]): number | null {
  if (domains.length === 0 || domains.some(({ checkedAt }) => checkedAt === null)) return null;
  const isBad = ({ state }: Finding) => state === 'missing' || state === 'wrong';
  return domains.flatMap(({ findings }) => findings).filter(isBad).length;
}

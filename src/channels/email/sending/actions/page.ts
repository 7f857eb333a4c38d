import { type Actor, requireRight } from '#src/company/access/index.ts';
import { listMailboxes } from '#src/company/mailboxes/index.ts';
import { countQueued, isPaused } from '#src/mail/delivery/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { readSetting } from '#src/platform/settings/index.ts';
import { readRelays } from './read-relays.ts';

const STATES = ['queued', 'sending', 'delayed', 'held'] as const;

/** What the page about sending shows: no login of any relay. */
export async function sendingPage(ctx: Ctx, actor: Actor | null) {
  requireRight(actor, 'company.manage');
  const [relays, mailboxes, counts] = await Promise.all([
    readRelays(ctx),
    listMailboxes(ctx.reader),
    countQueued(ctx.reader),
  ]);
  const place = (relay: { host: string; port: number } | null | undefined) =>
    relay ? { host: relay.host, port: relay.port } : null;
  return {
    isPaused: await readSetting(ctx.reader, isPaused),
    waiting: STATES.map((state) => ({ state, count: counts.get(state) ?? 0 })).filter(({ count }) => count > 0),
    company: place(relays.company),
    isConfigured: relays.isConfigured,
    mailboxes: mailboxes.map((mailbox) => ({ ...mailbox, relay: place(relays.ofMailbox.get(mailbox.id)) })),
  };
}

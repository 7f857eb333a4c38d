import { relayHosts } from '#src/channels/email/sending/index.ts';
import { ourAddresses } from '#src/company/mailboxes/index.ts';
import { domainOf } from '#src/mail/address/index.ts';
import type { Ctx } from '#src/platform/context.ts';

/** Whose mail takes a relay: `isServer` for what belongs to no mailbox, and by domain the relay that all its mail takes. */
export type Relayed = { isServer: boolean; domains: Map<string, string> };

/** A domain of which some mail goes directly is not there: its records must allow for that. */
export async function relayedMail(ctx: Ctx): Promise<Relayed> {
  const relays = await relayHosts(ctx);
  const ways = Map.groupBy(await ourAddresses(ctx.reader), ([address]) => domainOf(address));
  const domains = [...ways].flatMap(([domain, addresses]): [string, string][] => {
    const hosts = addresses.map(([, mailboxId]) => relays.ofMailbox(mailboxId));
    const [first] = hosts;
    return first && !hosts.includes(null) ? [[domain, first]] : [];
  });
  return { isServer: relays.company !== null, domains: new Map(domains) };
}

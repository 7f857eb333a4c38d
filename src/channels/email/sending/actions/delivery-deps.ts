import { signingKeys } from '#src/company/domains/index.ts';
import { ourAddresses } from '#src/company/mailboxes/index.ts';
import { addressKey } from '#src/mail/address/index.ts';
import { type DeliveryDeps, type Destination, type DirectParts, directRoute } from '#src/mail/delivery/index.ts';
import { dkimSignatures } from '#src/mail/dkim/index.ts';
import { bounceAddress, signingKey } from '#src/mail/message-id/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { readSetting } from '#src/platform/settings/index.ts';
import { relayAlarm } from '../alarm.ts';
import { type Relay, relayName, relayRoute } from '../relay.ts';
import { signedBounceAddress } from '../settings.ts';
import { readRelays } from './read-relays.ts';

/** What the delivery queue needs to know of how our mail leaves. */
export const deliveryDeps = (parts: DirectParts): Omit<DeliveryDeps, 'aboutOf'> => ({
  destinations: (ctx) => destinations(ctx, parts),
  signerFor,
  async senderFor(ctx, rawId, from) {
    // The null sender stays: what answers automatic mail must reach nobody.
    if (from === '' || !(await readSetting(ctx.reader, signedBounceAddress))) return from;
    return bounceAddress(await signingKey(ctx), rawId, from);
  },
});

async function destinations(ctx: Ctx, parts: DirectParts): ReturnType<DeliveryDeps['destinations']> {
  const { company, ofMailbox } = await readRelays(ctx);
  const mailboxes = ofMailbox.size > 0 ? await ourAddresses(ctx.reader) : new Map<string, number>();
  const { mailName: name } = ctx.config;
  const through = (relay: Relay, mailboxId: number | null): Destination => ({
    name: relayName(relay),
    alarm: { name: relayAlarm(mailboxId), data: { host: relay.host } },
    route: async () => relayRoute(relay, { name, ca: parts.ca }),
  });
  return ({ from, domain }) => {
    const mailboxId = mailboxes.get(addressKey(from));
    const own = mailboxId === undefined ? undefined : ofMailbox.get(mailboxId);
    if (own) return through(own, mailboxId!);
    if (company) return through(company, null);
    const key = domain.toLowerCase();
    return { name: key, alarm: null, route: () => directRoute(ctx, key, parts) };
  };
}

// Above this, hashing would hold up pages that share the thread.
const MOST_BYTES_HERE = 256 * 1024;

async function signerFor(ctx: Ctx, domain: string): Promise<(bytes: Uint8Array) => Promise<Uint8Array>> {
  const keys = await signingKeys(ctx, domain);
  if (keys.length === 0) return async (bytes) => bytes;
  return async (bytes) => {
    const at = ctx.clock.now();
    const signatures =
      bytes.length <= MOST_BYTES_HERE
        ? dkimSignatures(bytes, keys, at)
        : await ctx.workers.run<string>('signMail', { bytes, keys, at }, ctx.config.parseSeconds * 1000);
    return Buffer.concat([Buffer.from(signatures, 'latin1'), bytes]);
  };
}

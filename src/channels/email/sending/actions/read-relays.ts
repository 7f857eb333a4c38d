import { sealedRelays } from '#src/company/mailboxes/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { readSetting } from '#src/platform/settings/index.ts';
import { configuredRelay, type Relay, relayShape } from '../relay.ts';
import { sealedCompanyRelay } from '../settings.ts';

export type Relays = {
  company: Relay | null;
  /** Whether the company's is the configuration's, which can't be changed on a page. */
  isConfigured: boolean;
  /** Those that mailboxes have of their own, by mailbox. */
  ofMailbox: Map<number, Relay>;
};

/** How mail leaves, as things stand now. */
export async function readRelays(ctx: Ctx): Promise<Relays> {
  const configured = configuredRelay(ctx.config);
  const sealed = configured ? null : await readSetting(ctx.reader, sealedCompanyRelay);
  const mailboxes = await sealedRelays(ctx.reader);
  return {
    company: configured ?? (sealed === null ? null : unsealed(ctx, Buffer.from(sealed, 'base64'))),
    isConfigured: configured !== null,
    ofMailbox: new Map([...mailboxes].map(([id, bytes]) => [id, unsealed(ctx, bytes)])),
  };
}

/** The hosts of relays; null where mail goes directly, as that of a mailbox does that has none while the company has none. */
export async function relayHosts(
  ctx: Ctx,
): Promise<{ company: string | null; ofMailbox: (id: number) => string | null }> {
  const { company, ofMailbox } = await readRelays(ctx);
  return {
    company: company?.host ?? null,
    ofMailbox: (id) => (ofMailbox.get(id) ?? company)?.host ?? null,
  };
}

const unsealed = (ctx: Ctx, bytes: Uint8Array): Relay =>
  relayShape.parse(JSON.parse(Buffer.from(ctx.secrets.open(bytes)).toString()));

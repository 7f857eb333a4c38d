import { listMailboxes } from '#src/company/mailboxes/index.ts';
import type { Message } from '#src/inbox/conversations/index.ts';
import { domainOf } from '#src/mail/address/index.ts';
import {
  type LookAlike,
  lookAlike,
  type Verification,
  verificationFor,
  verificationsOf,
} from '#src/mail/authentication/index.ts';
import type { Ctx } from '#src/platform/context.ts';

/** Who a message was really sent by, and whether its sender looks like somebody else. */
export type Trust = { verification: Verification; lookAlike: LookAlike | null };

/** By message id, for those that were looked into when they came. @param colleagues their names */
export async function trustOf(
  ctx: Ctx,
  messages: Message[],
  colleagues: Iterable<string>,
): Promise<Map<number, Trust>> {
  const received = messages.flatMap(({ id, kind, rawId, people }) =>
    kind === 'in' && rawId !== null ? [{ id, rawId, from: people.from }] : [],
  );
  const verifications = await verificationsOf(
    ctx.reader,
    received.map(({ rawId }) => rawId),
  );
  if (verifications.size === 0) return new Map();
  const mailboxes = await listMailboxes(ctx.reader);
  const ours = {
    domains: [...new Set(mailboxes.map(({ address }) => domainOf(address)))],
    names: [...colleagues, ...mailboxes.flatMap(({ name, senderName }) => [name, senderName])],
  };
  return new Map(
    received.flatMap(({ id, rawId, from }) => {
      const verification = verifications.get(rawId);
      if (!verification) return [];
      if (!from) return [[id, { verification, lookAlike: null }]];
      const about = verificationFor(verification, from.address);
      return [[id, { verification: about, lookAlike: lookAlike(from, ours, isStrange(about)) }]];
    }),
  );
}

/** Mail of our own network, and what was fetched, comes from no server that could be asked about. */
const isStrange = ({ verdict, spf }: Verification) => verdict === 'unverified' && spf.domain !== null;

import type { Ctx } from '#src/platform/context.ts';
import type { Route } from './route.ts';

/** What a mail is about, for its events: a conversation, and the mailbox whose readers may be told. */
export type About = { subject: string; subjectId: number; mailboxId: number | null };

/** Where letters go that share connections, limits and trouble: a domain's hosts, or a relay. */
export type Destination = {
  /** Tells destinations apart; another login makes another one. */
  name: string;
  /** The alarm about it. Who has one is the admin's to mend: its letters wait for that, and are never given up for its sake. */
  alarm: { name: string; data: Record<string, unknown> } | null;
  /** @throws Upstream; a permanent one fails the recipients */
  route(): Promise<Route>;
};

export type DeliveryDeps = {
  /** How letters go as things stand now: by their envelope sender and the domain of a recipient. */
  destinations(ctx: Ctx): Promise<(letter: { from: string; domain: string }) => Destination>;
  /** Puts the signatures of a domain in front of a message with CRLF line ends. */
  signerFor(ctx: Ctx, domain: string): Promise<(bytes: Uint8Array) => Promise<Uint8Array>>;
  /** The envelope sender of a mail. */
  senderFor(ctx: Ctx, rawId: number, from: string): Promise<string>;
  aboutOf(ctx: Ctx, rawIds: number[]): Promise<Map<number, About>>;
};

import type { Actor } from '#src/company/access/index.ts';
import {
  assign,
  type Message,
  markSeen,
  messagesOf,
  messagesOfRaws,
  requireConversation,
  treat,
} from '#src/inbox/conversations/index.ts';
import { receive } from '#src/ops/seed/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { customerMail } from '../letter.ts';
import { CUSTOMERS_IP } from '../names.ts';
import { plot, type Scene } from '../plot.ts';
import type { Colleague, End } from '../scripts/all.ts';
import { answer } from './answer.ts';
import { foundCompany } from './company.ts';

type Playing = { ctx: Ctx; people: Map<Colleague, Actor>; turn(at: number): void };

/** How long after its last mail somebody closes a conversation, or lays it aside. */
const END_MS = 12 * 60_000;
const WEEKS_MS = 4 * 7 * 24 * 3_600_000;

/**
 * Tells the demo's story: a company, and two hundred conversations of its last weeks in the order they happened, each mail
 * through the same doors as any other.
 * @param turn sets the clock of `ctx` (UTC ms)
 */
export async function playDemo(
  ctx: Ctx,
  { now, password }: { now: number; password: string },
  turn: (at: number) => void,
): Promise<Map<Colleague, Actor>> {
  turn(now - WEEKS_MS);
  const people = await foundCompany(ctx, password);
  const playing = { ctx, people, turn };
  const scenes = plot(now);
  const conversations = new Map<Scene, number>();
  const told = scenes.flatMap((scene) => {
    const turns = scene.turns.map(({ at }, nth) => ({ scene, nth, at }));
    return [...turns, { scene, nth: turns.length, at: Math.min(turns.at(-1)!.at + END_MS, now) }];
  });
  for (const { scene, nth, at } of told.sort((a, b) => a.at - b.at)) {
    turn(at);
    const id = conversations.get(scene);
    if (nth < scene.turns.length) conversations.set(scene, await speak(playing, scene, nth, id));
    else await end(playing, scene, id!);
  }
  turn(now);
  return people;
}

/** One turn of a conversation. @returns the conversation it is in */
async function speak({ ctx, people }: Playing, scene: Scene, nth: number, id: number | undefined): Promise<number> {
  const { isOurs, at, text } = scene.turns[nth]!;
  if (isOurs) {
    const author = people.get(scene.colleague)!;
    await assign({ ...ctx, actor: `user:${author.userId}` }, author, id!, author.userId);
    await answer(ctx, author, id!, text);
    return id!;
  }
  const bytes = await customerMail(scene, nth, id === undefined ? null : await lastAnswer(ctx, scene, nth, id));
  const mail = { from: scene.customer.address, to: scene.mailbox, at, bytes, ip: CUSTOMERS_IP };
  return (await messagesOfRaws(ctx.reader, [await receive(ctx, mail)]))[0]!.conversationId;
}

async function lastAnswer(ctx: Ctx, { turns }: Scene, nth: number, id: number) {
  const ours = (await messagesOf(ctx.reader, id, turns.length)).findLast(({ kind }: Message) => kind === 'out');
  return ours?.headerId ? { headerId: ours.headerId, text: turns[nth - 1]!.text } : null;
}

const STATUS: Partial<Record<End, 'pending' | 'closed' | 'spam' | 'trash'>> = {
  pending: 'pending',
  closed: 'closed',
  spam: 'spam',
  trash: 'trash',
};

/** How the conversation stands today, and who has read it. */
async function end({ ctx, people }: Playing, scene: Scene, id: number): Promise<void> {
  const owner = people.get(scene.colleague)!;
  const status = STATUS[scene.end];
  if (status) await treat({ ...ctx, actor: `user:${owner.userId}` }, owner, [id], { kind: 'status', status });
  const readers = scene.end === 'waiting' ? [] : [...people.values()];
  for (const reader of readers) {
    const { conversation } = await requireConversation(ctx, reader, id, 'mailbox.read');
    await markSeen({ ...ctx, actor: `user:${reader.userId}` }, reader, conversation);
  }
}

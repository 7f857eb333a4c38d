import { type Conversation, isEnded } from '#src/inbox/conversations/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { type EventRow, eventsAbout } from '#src/platform/events/index.ts';

const MOST_EVENTS = 200;

/** What happened to a conversation, newest first, of these names; and when (UTC ms) it was last done with, 0 for never. */
export async function storyOf(ctx: Ctx, { id }: Conversation, names: readonly string[]) {
  const story = await eventsAbout(ctx.reader, 'conversation', id, MOST_EVENTS, names);
  return { story, endedAt: story.find(({ data }) => isEnded(data.to))?.at ?? 0 };
}

type Names = { people: Map<number, string>; mailboxes: Map<number, string> };

export function eventItem({ id, at, name, actor, data }: EventRow, { people: names, mailboxes }: Names) {
  const person = (value: unknown) => (typeof value === 'number' ? (names.get(value) ?? null) : null);
  const by = actor.startsWith('user:') ? person(Number(actor.slice(5))) : null;
  const mailbox = (value: unknown) => (typeof value === 'number' ? (mailboxes.get(value) ?? null) : null);
  const told = (): Record<string, string | null> => {
    if (name === 'conversation.assigned') return { to: person(data.to) };
    if (name === 'conversation.moved') return { from: mailbox(data.from), to: mailbox(data.to) };
    return { to: typeof data.to === 'string' ? data.to : null };
  };
  const address = typeof data.address === 'string' ? data.address : null;
  return { kind: 'event' as const, id, at, name, actor: by, data: { ...told(), address } };
}

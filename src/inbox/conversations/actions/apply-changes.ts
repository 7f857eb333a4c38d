import type { Ctx } from '#src/platform/context.ts';
import { type NewEvent, recordEvents } from '#src/platform/events/index.ts';
import { aboutConversation } from '../about.ts';
import type { Conversation } from '../schema.ts';
import { statusEvent } from '../status-events.ts';
import * as store from '../store/index.ts';
import type { State } from '../treatment.ts';

/** A conversation as it is, and as it shall be. */
export type Change = { now: Conversation; next: State };

/** Writes what was decided on several conversations with few statements, and what happened to each as one line of the story. */
export async function applyChanges(ctx: Ctx, changes: Change[]): Promise<void> {
  const at = ctx.clock.now();
  const alike = Map.groupBy(changes, ({ next }) => JSON.stringify(next));
  for (const group of alike.values()) {
    const { next } = group[0]!;
    const ids = group.map(({ now }) => now.id);
    await store.updateConversations(ctx.db, ids, { ...next, closedAt: next.status === 'closed' ? at : null });
  }
  const moved = changes.filter(({ now, next }) => now.mailboxId !== next.mailboxId);
  await store.rememberMailboxes(
    ctx.db,
    moved.map(({ now }) => ({ conversationId: now.id, mailboxId: now.mailboxId })),
  );
  await recordEvents(ctx, changes.flatMap(eventsOf));
}

function eventsOf({ now, next }: Change): NewEvent[] {
  const about = aboutConversation({ id: now.id, mailboxId: next.mailboxId });
  const events: NewEvent[] = [];
  if (now.mailboxId !== next.mailboxId)
    events.push({ name: 'conversation.moved', ...about, data: { from: now.mailboxId, to: next.mailboxId } });
  if (now.status !== next.status) {
    const name = statusEvent(now.status, next.status);
    events.push({ name, ...about, data: { from: now.status, to: next.status } });
  }
  if (now.assigneeId !== next.assigneeId)
    events.push({ name: 'conversation.assigned', ...about, data: { from: now.assigneeId, to: next.assigneeId } });
  return events;
}

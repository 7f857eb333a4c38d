import { actorsOf, can } from '#src/company/access/index.ts';
import { listUsers } from '#src/company/users/index.ts';
import { Invalid } from '#src/lib/errors.ts';
import type { Ctx } from '#src/platform/context.ts';
import type { Conversation } from '../schema.ts';
import { type State, stateOf, statusBy, type Treatment } from '../treatment.ts';
import type { Change } from './apply-changes.ts';
import { unansweredSince } from './waiting-since.ts';

type Readers = (userId: number, mailboxId: number) => boolean;

/** What a treatment changes on these conversations; those that are so already, or can't be, are left out. */
export async function decideChanges(ctx: Ctx, found: Conversation[], treatment: Treatment): Promise<Change[]> {
  const mayRead = await readers(ctx, treatment);
  const changes: Change[] = [];
  for (const now of found) {
    const next = await nextState(ctx, now, treatment, mayRead);
    if (JSON.stringify(next) !== JSON.stringify(stateOf(now))) changes.push({ now, next });
  }
  return changes;
}

async function nextState(ctx: Ctx, now: Conversation, treatment: Treatment, mayRead: Readers): Promise<State> {
  const state = stateOf(now);
  const status = statusBy(treatment, now);
  if (status) {
    const waitingSinceAt = status.status === 'open' ? await unansweredSince(ctx, now.id) : null;
    return { ...state, ...status, waitingSinceAt };
  }
  if (treatment.kind === 'assignee') {
    const { userId } = treatment;
    return userId === null || mayRead(userId, now.mailboxId) ? { ...state, assigneeId: userId } : state;
  }
  if (treatment.kind !== 'mailbox') return state;
  const { mailboxId } = treatment;
  // What nobody in the new mailbox has would be in no list but that of somebody who can't see it.
  const isKept = state.assigneeId === null || mayRead(state.assigneeId, mailboxId);
  return { ...state, mailboxId, assigneeId: isKept ? state.assigneeId : null };
}

/** Who may be given what, asked once for all. @throws Invalid where somebody is meant who does not work here */
async function readers(ctx: Ctx, treatment: Treatment): Promise<Readers> {
  if (treatment.kind !== 'assignee' && treatment.kind !== 'mailbox') return () => false;
  const working = (await listUsers(ctx.db)).filter(({ disabledAt }) => disabledAt === null);
  const actors = new Map((await actorsOf(ctx.db, working)).map((actor) => [actor.userId, actor]));
  if (treatment.kind === 'assignee' && treatment.userId !== null && !actors.has(treatment.userId))
    throw new Invalid({ userId: 'unknownUser' });
  return (userId, mailboxId) => can(actors.get(userId) ?? null, 'mailbox.read', { mailboxId });
}

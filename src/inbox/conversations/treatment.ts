import type { Conversation, Status } from './schema.ts';
import { isPutAway, statusToRemember, statusToRestore } from './status.ts';

/** What a person does with conversations as a whole, one or many. */
export type Treatment =
  | { kind: 'status'; status: Status }
  | { kind: 'restore' }
  | { kind: 'assignee'; userId: number | null }
  | { kind: 'mailbox'; mailboxId: number }
  | { kind: 'seen'; isRead: boolean };

/** What a treatment may change of a conversation, as far as it can be undone. */
export type State = Pick<Conversation, 'status' | 'statusBefore' | 'assigneeId' | 'mailboxId' | 'waitingSinceAt'>;

/** What somebody had seen; `messageId` null where they had seen nothing. */
export type Seen = { conversationId: number; userId: number; messageId: number | null };

/** What a person last did to conversations: each as it was before and as it was left, and who had seen what of it. */
export type Undo = {
  userId: number;
  token: string;
  at: number;
  data: { treatment: Treatment; rows: { id: number; before: State; after: State }[]; seen: Seen[] };
};

const KEYS = ['status', 'statusBefore', 'assigneeId', 'mailboxId', 'waitingSinceAt'] as const;

export const stateOf = (conversation: State): State =>
  Object.fromEntries(KEYS.map((key) => [key, conversation[key]])) as State;

/** Whether nobody did something else with it since: what waits for whom may have moved on by itself. */
export const isAsLeft = (now: State, left: State): boolean =>
  now.status === left.status && now.assigneeId === left.assigneeId && now.mailboxId === left.mailboxId;

/** The status that a treatment gives; null where it gives none, or the one there is. */
export function statusBy(treatment: Treatment, now: State): Pick<State, 'status' | 'statusBefore'> | null {
  const wanted = wantedStatus(treatment, now);
  return wanted && wanted.status !== now.status ? wanted : null;
}

function wantedStatus(treatment: Treatment, { status, statusBefore }: State) {
  if (treatment.kind === 'restore')
    return isPutAway(status) ? { status: statusToRestore(statusBefore), statusBefore: null } : null;
  if (treatment.kind !== 'status') return null;
  const wanted = treatment.status;
  return { status: wanted, statusBefore: isPutAway(wanted) ? statusToRemember(status, statusBefore) : null };
}

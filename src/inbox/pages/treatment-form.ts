import type { Treatment } from '#src/inbox/conversations/index.ts';

const STATUSES = ['open', 'pending', 'closed', 'spam', 'trash'] as const;

/** What a button of the list says in `act`: a status, `restore`, `read`, `unread`, `assign-7`, `assign-`, `move-2`; null for what none says. */
export function readAct(text: unknown): Treatment | null {
  const status = STATUSES.find((each) => each === text);
  if (status) return { kind: 'status', status };
  if (text === 'restore') return { kind: 'restore' };
  if (text === 'read' || text === 'unread') return { kind: 'seen', isRead: text === 'read' };
  const [, what, number = ''] = /^(assign|move)-(\d{0,15})$/.exec(String(text)) ?? [];
  if (what === 'assign') return { kind: 'assignee', userId: number === '' ? null : Number(number) };
  return what === 'move' && number !== '' ? { kind: 'mailbox', mailboxId: Number(number) } : null;
}

type Act = (typeof STATUSES)[number] | 'read' | 'unread' | 'moved' | 'restored' | 'assigned' | 'unassigned';

/** The word for what was done, as the notice after it says it. */
export function actOf(treatment: Treatment): Act {
  if (treatment.kind === 'status') return treatment.status;
  if (treatment.kind === 'seen') return treatment.isRead ? 'read' : 'unread';
  if (treatment.kind === 'mailbox') return 'moved';
  if (treatment.kind === 'restore') return 'restored';
  return treatment.userId === null ? 'unassigned' : 'assigned';
}

/** The conversations ticked in a form: one or many of the same name. */
export const readIds = (value: unknown): number[] =>
  [value].flat().flatMap((each) => (typeof each === 'string' && /^\d{1,15}$/.test(each) ? [Number(each)] : []));

import { Forbidden } from '#src/lib/errors.ts';
import type { May } from './schema.ts';

/** A signed-in person, as rights see one. */
export type Actor = {
  userId: number;
  name: string;
  role: 'admin' | 'member';
  grants: ReadonlyMap<number, ReadonlySet<May>>;
};

// What must have been granted for a mailbox. Being an admin grants none of these: an admin gives them to whom they belong.
const MAILBOX_RIGHTS = {
  'mailbox.read': ['read', 'full'],
  'mailbox.manage': ['full'],
  // Whoever may send on behalf may answer, and the mail names them as its sender (RFC 5322 3.6.2).
  'mailbox.send': ['send_as', 'send_on_behalf'],
  'mailbox.send-as': ['send_as'],
  'mailbox.send-on-behalf': ['send_on_behalf'],
} as const satisfies Record<string, readonly May[]>;

const ADMIN_RIGHTS = ['company.manage'] as const;

// What everybody who is signed in may do with what is theirs.
const OWN_RIGHTS = ['inbox.open', 'account.change'] as const;

type MailboxRight = keyof typeof MAILBOX_RIGHTS;
export type Right = MailboxRight | (typeof ADMIN_RIGHTS)[number] | (typeof OWN_RIGHTS)[number];

const isMailboxRight = (right: Right): right is MailboxRight => Object.hasOwn(MAILBOX_RIGHTS, right);

/**
 * @param actor null is a stranger, who may nothing
 * @param about the mailbox concerned, for rights on a mailbox
 */
export function can(actor: Actor | null, right: Right, about: { mailboxId?: number } = {}): boolean {
  if (!actor) return false;
  if (isMailboxRight(right)) {
    const granted = about.mailboxId === undefined ? undefined : actor.grants.get(about.mailboxId);
    return MAILBOX_RIGHTS[right].some((may) => granted?.has(may));
  }
  if ((ADMIN_RIGHTS as readonly string[]).includes(right)) return actor.role === 'admin';
  return (OWN_RIGHTS as readonly string[]).includes(right);
}

/** @throws Forbidden */
export function requireRight(
  actor: Actor | null,
  right: Right,
  about: { mailboxId?: number } = {},
): asserts actor is Actor {
  if (!can(actor, right, about)) throw new Forbidden(right);
}

/** The mailboxes for which the actor has a right: the `mailbox_id IN (...)` of every list. */
export const mailboxesWith = (actor: Actor, right: Right): number[] =>
  [...actor.grants.keys()].filter((mailboxId) => can(actor, right, { mailboxId }));

/** What may be granted for a mailbox, in the order that pages tell it. */
export const RIGHTS = ['read', 'full', 'send_as', 'send_on_behalf'] as const;

export type Right = (typeof RIGHTS)[number];

/** Somebody, or a team, with what they may; `viaTeams` is what teams bring beside it. `key` names their boxes. */
export type AccessRow = { key: string; name: string; mays: Right[]; viaTeams: { name: string; mays: Right[] }[] } & (
  | { kind: 'team'; memberCount: number }
  | { kind: 'user'; email: string; isMe: boolean; isAdmin: boolean; isDisabled: boolean; photo?: string | null }
);

/** A line of the story; `who` and `whom.name` are null where nobody is known any more. */
export type Told = {
  name: string;
  at: number;
  who: string | null;
  what: string;
  mays: Right[];
  whom: { kind: 'user' | 'team'; name: string | null; isSelf: boolean } | null;
};

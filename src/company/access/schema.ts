/** What may be granted for a mailbox, each by itself: see it, see and manage it, send as it, send on behalf of it. */
export const MAYS = ['read', 'full', 'send_as', 'send_on_behalf'] as const;

export type May = (typeof MAYS)[number];

/** What somebody is given who works in a mailbox: its maker, and whoever is invited to it. */
export const COLLEAGUE_MAYS = ['full', 'send_as'] as const satisfies readonly May[];

export type AccessTables = {
  mailboxAccess: { mailboxId: number; userId: number; may: May };
  teamAccess: { mailboxId: number; teamId: number; may: May };
  teamMember: { teamId: number; userId: number };
  accessFreeze: { mailboxId: number };
};

/** To whom something is granted: a person, or a team for all of its members. */
export type Grantee = { userId: number } | { teamId: number };

export type Grant = { mailboxId: number; may: May } & (
  | { userId: number; teamId: null }
  | { teamId: number; userId: null }
);

/** What may be granted for a mailbox, each by itself: see it, see and manage it, send as it, send on behalf of it. */
export const MAYS = ['read', 'full', 'send_as', 'send_on_behalf'] as const;

export type May = (typeof MAYS)[number];

export type AccessTables = { mailboxAccess: { mailboxId: number; userId: number; may: May } };

export type Role = 'admin' | 'member';

export type NamedMailbox = { id: number; name: string; address: string };

/** `mailboxNames` is null for somebody who may work in all of them. */
export type Member = { id: number; name: string; email: string; role: Role; mailboxNames: string[] | null };

export type Invitation = { id: number; email: string; role: Role; mailboxNames: string[] | null; expiresAt: number };

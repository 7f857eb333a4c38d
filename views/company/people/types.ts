import type { FormState } from '../../ui/types.ts';

export type Role = 'admin' | 'member';

export type NamedMailbox = { id: number; name: string; address: string };

export type NamedTeam = { id: number; name: string };

/** `mailboxNames` is null for somebody who may work in all of them; `photo` is an address. */
export type Member = {
  id: number;
  name: string;
  email: string;
  role: Role;
  photo: string | null;
  isDisabled: boolean;
  mailboxNames: string[] | null;
};

export type Invitation = {
  id: number;
  email: string;
  role: Role;
  mailboxNames: string[] | null;
  teamNames: string[];
  expiresAt: number;
};

/** `values` has the role and, as `level-3`, what was chosen beside mailbox 3. */
export type InviteFormState = FormState & { mailboxIds: number[]; teamIds: number[]; isMailed: boolean };

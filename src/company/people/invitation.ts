import { COLLEAGUE_MAYS, type May } from '#src/company/access/index.ts';

/** `email` also names the account; `grants` and `teamIds` say where the person will work. */
export type Invitation = {
  email: string;
  role: 'admin' | 'member';
  grants: { mailboxId: number; mays: May[] }[];
  teamIds: number[];
};

/** As a version wrote it that knew one set of rights only. */
type FormerInvitation = { email: string; role: 'admin' | 'member'; mailboxIds: number[] };

/** An invitation as it is stored; one that was made before an upgrade still opens what it said. */
export function readInvitation(stored: Invitation | FormerInvitation): Invitation {
  if (!('mailboxIds' in stored)) return stored;
  const { mailboxIds, ...invitation } = stored;
  return {
    ...invitation,
    grants: mailboxIds.map((mailboxId) => ({ mailboxId, mays: [...COLLEAGUE_MAYS] })),
    teamIds: [],
  };
}

/** What somebody is commonly invited to do in a mailbox; finer rights are ticked on the mailbox's own page. */
export const LEVELS = {
  answers: ['full', 'send_as'],
  'answers-on-behalf': ['full', 'send_on_behalf'],
  manages: ['full'],
  reads: ['read'],
} as const satisfies Record<string, readonly May[]>;

export type Level = keyof typeof LEVELS;

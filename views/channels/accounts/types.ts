import type { DialogueLine } from '#src/lib/dialogue-line.ts';
import type { TroubleKind } from '#src/mail/imap/index.ts';

export type AccountStateName = 'setup' | 'connecting' | 'importing' | 'watching' | 'waiting' | 'failing' | 'paused';
export type SignInName = 'password' | 'google' | 'microsoft' | 'other';
export type TroubleName = TroubleKind | 'machine';

/** An account as the list shows it; times in UTC ms, `line` is a server's words. */
export type AccountRow = {
  id: number;
  user: string;
  host: string;
  mailboxName: string;
  state: AccountStateName;
  error: { kind: TroubleName; line: string } | null;
  lastMailAt: number | null;
  lastContactAt: number | null;
  nextTryAt: number | null;
  importing: { done: number; total: number } | null;
  skipped: number;
};

/** How a try to connect went. */
export type Tried = { works: boolean; error: { kind: TroubleName; line: string } | null; dialogue: DialogueLine[] };

import type { Generated } from 'kysely';
import type { AfterFetch, ImapServer, TroubleKind } from '#src/mail/imap/index.ts';

/** `setup`: its folders are not chosen yet. `waiting`: between two looks at a server that tells of nothing by itself. */
export type AccountState = 'setup' | 'connecting' | 'importing' | 'watching' | 'waiting' | 'failing' | 'paused';

/** How an account is signed in to: by password, or by OAuth 2 at a provider that the company registered at. */
export type SignIn = 'password' | OauthProvider;
export type OauthProvider = 'google' | 'microsoft' | 'other';

export type AccountSettings = ImapServer & {
  signIn: SignIn;
  /** mail received before it becomes closed history (UTC ms) */
  cutOffAt: number;
  after: AfterFetch;
  pollMinutes: number;
};

/** What is sealed: a password, or the tokens of OAuth 2 once somebody agreed. */
export type AccountLogin =
  | { password: string }
  | { refreshToken: string | null; accessToken: string | null; expiresAt: number };

/** Why it can't be fetched: trouble with the server, or with our own disk or key; and the words that came with it. */
export type AccountError = { kind: TroubleKind | 'machine'; line: string };

type AccountTable = {
  id: Generated<number>;
  mailboxId: number;
  settings: string;
  loginSealed: Uint8Array;
  state: AccountState;
  error: string | null;
  failingSinceAt: number | null;
  lastContactAt: number | null;
  lastMailAt: number | null;
  nextTryAt: number | null;
  createdAt: number;
  changedAt: number;
  pausedAt: number | null;
};

/** An account without its login. */
export type Account = Omit<AccountTable, 'id' | 'settings' | 'loginSealed' | 'error'> & {
  id: number;
  settings: AccountSettings;
  error: AccountError | null;
};

export type FolderRole = 'inbox' | 'sent';

/** A folder and how far it was read; see the migration for what the cursors mean. */
export type AccountFolder = {
  accountId: number;
  name: string;
  role: FolderRole;
  uidValidity: number | null;
  nextUid: number;
  importTop: number;
  importUid: number | null;
  importTotal: number;
  imported: number;
  skipped: number;
};

export type AccountTables = {
  imapAccount: AccountTable;
  imapFolder: AccountFolder;
  imapSettling: { accountId: number; folder: string; uid: number };
  fetchedMail: { mailboxId: number; digest: Uint8Array };
  oauthClient: { provider: OauthProvider; clientId: string; secretSealed: Uint8Array; endpoints: string | null };
};

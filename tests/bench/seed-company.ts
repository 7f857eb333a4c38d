import type { Database as Sqlite } from 'bun:sqlite';
import { hashToken, newSecret } from '#src/company/tokens/index.ts';
import { inserter } from './inserter.ts';

/** Who looks at the archive, and what of it they may see. */
export type Reader = { cookie: string; userId: number; mailboxIds: number[] };

export const MAILBOXES = 10;
export const USERS = 12;
const MADE = Date.UTC(2020, 0, 1);
const READER = 2;
const READABLE = [2, 5, 7];

/** 10 mailboxes and 12 people, one of whom, signed in, may see 3 mailboxes. */
export function seedCompany(sqlite: Sqlite): Reader {
  const cookie = newSecret();
  const mailbox = inserter(sqlite, 'mailbox', 'id name sender_name created_at');
  const address = inserter(sqlite, 'mailbox_address', 'address mailbox_id is_primary');
  const user = inserter(sqlite, 'user', 'id email name role password_hash created_at');
  const access = inserter(sqlite, 'mailbox_access', 'mailbox_id user_id may');
  const session = inserter(sqlite, 'session', 'token_hash user_id device created_at seen_at');
  const all = Array.from({ length: MAILBOXES }, (_, i) => i + 1);
  for (const id of all) {
    mailbox.row(id, `Mailbox ${id}`, `Mailbox ${id}`, MADE);
    address.row(`box${id}@acme.example`, id, 1);
  }
  for (let id = 1; id <= USERS; id++) {
    user.row(id, `user${id}@acme.example`, `Person ${id}`, id === 1 ? 'admin' : 'member', '-', MADE);
    for (const mailboxId of id === READER ? READABLE : all) {
      for (const may of ['read', 'send_as']) access.row(mailboxId, id, may);
    }
  }
  session.row(hashToken(cookie), READER, 'bench', Date.now(), Date.now());
  for (const table of [mailbox, address, user, access, session]) table.end();
  return { cookie, userId: READER, mailboxIds: READABLE };
}

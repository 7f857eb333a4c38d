import { sql } from 'kysely';
import type { Db } from '#src/platform/db/index.ts';
import type { DraftKind, HeldReason } from './schema.ts';

/** What a list shows of a draft: enough to know it again, never its whole text. */
export type Outline = {
  id: number;
  kind: DraftKind;
  conversationId: number | null;
  mailboxId: number;
  leavesAt: number | null;
  held: HeldReason | null;
  updatedAt: number;
  /** of the kinds new and forward */
  subject: string;
  /** its first words */
  text: string;
  /** names, else addresses, with commas between */
  to: string;
  hasFiles: 0 | 1;
};

const CHARS = 300;

/** What a person has begun that has not left, last touched first. */
export async function outlinesOf(db: Db, userId: number, limit: number): Promise<Outline[]> {
  const { rows } = await sql<Outline>`
    SELECT id, kind, conversation_id AS "conversationId", mailbox_id AS "mailboxId", leaves_at AS "leavesAt", held,
      updated_at AS "updatedAt", ifnull(substr(content ->> '$.subject', 1, ${CHARS}), '') AS subject,
      trim(substr(content ->> '$.text', 1, ${CHARS})) AS text,
      (SELECT ifnull(group_concat(ifnull(nullif(value ->> '$.name', ''), value ->> '$.address'), ', '), '')
        FROM json_each(content, '$.to')) AS "to",
      EXISTS (SELECT 1 FROM attachment WHERE draft_id = draft.id) AS "hasFiles"
    FROM draft WHERE user_id = ${userId} ORDER BY updated_at DESC LIMIT ${limit}`.execute(db);
  return rows;
}

import { NotFound } from '#src/lib/errors.ts';
import type { Db } from '#src/platform/db/index.ts';
import type { Mailbox } from '../schema.ts';
import { findMailbox } from '../store/read.ts';

/** A mailbox, archived ones too. Ask `can` before: who may not know of it must not learn whether it is there. */
export async function requireMailbox(db: Db, id: number): Promise<Mailbox> {
  const mailbox = await findMailbox(db, id, { withArchived: true });
  if (!mailbox) throw new NotFound('mailbox');
  return mailbox;
}

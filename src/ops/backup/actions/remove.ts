import { rm } from 'node:fs/promises';
import { type Actor, requireRight } from '#src/company/access/index.ts';
import { NotFound } from '#src/lib/errors.ts';
import { isBackup } from '#src/platform/backup/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import { recordEvents } from '#src/platform/events/index.ts';
import { isRemovable } from '../removable.ts';
import { deleteBackups, findBackup } from '../store.ts';

/** Removes a file and its line; one that the command line put somewhere stays where it is, and is only listed no more. */
export async function removeBackup(ctx: Ctx, actor: Actor | null, id: number): Promise<void> {
  requireRight(actor, 'company.manage');
  const backup = await findBackup(ctx.reader, id);
  if (!backup) throw new NotFound('backup');
  const { path } = backup;
  if (isRemovable(backup, isBackup)) await rm(path, { force: true });
  await transaction(ctx, async (ctx) => {
    await deleteBackups(ctx.db, [id]);
    await recordEvents(ctx, [{ name: 'backup.removed', subject: 'backup', subjectId: id, data: { path } }]);
  });
}

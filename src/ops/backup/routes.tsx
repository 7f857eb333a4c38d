import { Hono } from 'hono';
import { requireRight } from '#src/company/access/index.ts';
import type { Visit, VisitContext } from '#src/company/sessions/index.ts';
import { NotFound } from '#src/lib/errors.ts';
import { formStatus, rowId } from '#src/lib/form.ts';
import { refusedForm } from '#src/words/index.ts';
import { BackupsPage } from '#views/ops/backup/backups-page.tsx';
import type { FormState } from '#views/ui/types.ts';
import { backupsShown, downloadable } from './actions/read.ts';
import { recordDownload } from './actions/record.ts';
import { removeBackup } from './actions/remove.ts';
import { askForBackup, changeNightly } from './actions/schedule.ts';
import { readNightlyForm } from './form.ts';

async function page(c: VisitContext, form: FormState) {
  const { ctx, actor, shown } = c.var;
  const props = { ...(await backupsShown(ctx, actor, shown.timeZone)), form };
  const notice = c.req.query('saved') !== undefined ? 'saved' : c.req.query('asked') !== undefined ? 'asked' : null;
  return c.render(<BackupsPage {...shown} {...props} notice={notice} />, {
    title: shown.w.backup.title,
    page: 'status',
    status: formStatus(form.errors),
  });
}

function idOf(c: VisitContext): number {
  const id = rowId.safeParse(c.req.param('id'));
  if (!id.success) throw new NotFound('backup');
  return id.data;
}

export const backupRoutes = (): Hono<Visit> =>
  new Hono<Visit>()
    .get('/backups', (c) => {
      requireRight(c.var.actor, 'company.manage');
      return page(c, { errors: {}, values: {} });
    })
    .post('/backups', async (c) => {
      requireRight(c.var.actor, 'company.manage');
      await askForBackup(c.var.ctx, c.var.actor);
      return c.redirect('/backups?asked', 303);
    })
    .put('/backups/nightly', async (c) => {
      const { ctx, actor, shown } = c.var;
      requireRight(actor, 'company.manage');
      const body = await c.req.parseBody();
      try {
        await changeNightly(ctx, actor, await readNightlyForm(body, shown.timeZone));
        return c.redirect('/backups?saved', 303);
      } catch (error) {
        return page(c, refusedForm(shown.w, error, body));
      }
    })
    // A POST, since taking all mail home is told in the story.
    .post('/backups/:id/download', async (c) => {
      const { ctx, actor } = c.var;
      requireRight(actor, 'company.manage');
      const { id, path, name } = await downloadable(ctx, actor, idOf(c));
      await recordDownload(ctx, actor, id, path);
      const file = Bun.file(path);
      return c.body(file.stream(), 200, {
        'Content-Type': 'application/octet-stream',
        'Content-Length': String(file.size),
        'Content-Disposition': `attachment; filename="${name.replaceAll(/[^\w.-]/g, '_')}"`,
      });
    })
    .delete('/backups/:id', async (c) => {
      requireRight(c.var.actor, 'company.manage');
      await removeBackup(c.var.ctx, c.var.actor, idOf(c));
      return c.redirect('/backups', 303);
    });

import { Hono } from 'hono';
import { listUnreadable, parseRawAgain } from '#src/channels/email/ingest/index.ts';
import { requireRight } from '#src/company/access/index.ts';
import type { Visit, VisitContext } from '#src/company/sessions/index.ts';
import { Upstream } from '#src/lib/errors.ts';
import { rawHeads } from '#src/mail/raw/index.ts';
import { UnreadablePage } from '#views/ops/mail-log/unreadable-page.tsx';
import { rowsOf } from '../rows.ts';

const PAGE = 50;

async function page(c: VisitContext, notice: 'done' | 'failed' | null) {
  const { ctx, actor, shown } = c.var;
  const before = /^\d{1,15}$/.exec(c.req.query('before') ?? '')?.[0];
  const found = await listUnreadable(ctx.reader, before ? Number(before) : Number.MAX_SAFE_INTEGER, PAGE + 1);
  const shownOnes = found.slice(0, PAGE);
  const heads = new Map(
    (
      await rawHeads(
        ctx.reader,
        shownOnes.map(({ rawId }) => rawId),
      )
    ).map((head) => [head.id, head]),
  );
  const mails = await rowsOf(
    ctx.reader,
    actor!,
    shownOnes.flatMap(({ rawId }) => heads.get(rawId) ?? []),
  );
  const errors = new Map(shownOnes.map(({ rawId, error }) => [rawId, error]));
  const rows = mails.map((mail) => ({ ...mail, error: errors.get(mail.id) ?? '' }));
  const next = found.length > PAGE ? shownOnes.at(-1)!.rawId : null;
  return c.render(<UnreadablePage {...shown} rows={rows} next={next} notice={notice} />, {
    title: shown.w.mailLog.tabs.unreadable,
    page: 'mail-log',
    status: notice === 'failed' ? 422 : 200,
  });
}

export const unreadableRoutes = (): Hono<Visit> =>
  new Hono<Visit>()
    .get('/mail-log/unreadable', (c) => {
      requireRight(c.var.actor, 'company.manage');
      return page(c, c.req.query('read') === undefined ? null : 'done');
    })
    .post('/mail-log/:rawId{[0-9]{1,15}}/parsing', async (c) => {
      const { actor, ctx } = c.var;
      requireRight(actor, 'company.manage');
      try {
        await parseRawAgain(ctx, actor, Number(c.req.param('rawId')));
      } catch (error) {
        if (!(error instanceof Upstream)) throw error;
        return page(c, 'failed');
      }
      return c.redirect('/mail-log/unreadable?read', 303);
    });

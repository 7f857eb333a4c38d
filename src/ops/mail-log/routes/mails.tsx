import { Hono } from 'hono';
import { requireRight } from '#src/company/access/index.ts';
import type { Visit } from '#src/company/sessions/index.ts';
import { formStatus } from '#src/lib/form.ts';
import { MailsPage } from '#views/ops/mail-log/mails-page.tsx';
import { StoryPage } from '#views/ops/mail-log/story-page.tsx';
import { storyTitle } from '#views/ops/mail-log/story-title.ts';
import { tell } from '../actions/tell.ts';
import { findMails } from '../find.ts';
import { rowsOf } from '../rows.ts';
import { readSearch, writePlace } from '../search.ts';

const PAGE = 50;

export const mailRoutes = (): Hono<Visit> =>
  new Hono<Visit>()
    .get('/mail-log', async (c) => {
      const { actor, ctx, shown } = c.var;
      requireRight(actor, 'company.manage');
      const asked = (name: string) => c.req.query(name) ?? '';
      const typed = { q: asked('q'), from: asked('from'), until: asked('until'), before: asked('before') };
      const read = readSearch(typed, shown.timeZone);
      const heads = 'search' in read ? await findMails(ctx.reader, read.search, PAGE) : [];
      const rows = await rowsOf(ctx.reader, actor, heads.slice(0, PAGE));
      const next = heads.length > PAGE ? writePlace(rows.at(-1)!) : null;
      const keys = 'errors' in read ? read.errors : {};
      const words = shown.w.mailLog.errors;
      const errors = Object.fromEntries(Object.entries(keys).map(([field, key]) => [field, words[key]]));
      return c.render(<MailsPage {...shown} typed={typed} errors={errors} rows={rows} next={next} />, {
        title: shown.w.mailLog.title,
        page: 'mail-log',
        status: formStatus(errors),
      });
    })
    .get('/mail-log/:rawId{[0-9]{1,15}}', async (c) => {
      const { actor, ctx, shown } = c.var;
      requireRight(actor, 'company.manage');
      const told = await tell(ctx.reader, actor, Number(c.req.param('rawId')));
      return c.render(<StoryPage {...shown} told={told} />, {
        title: storyTitle(shown.w, told),
        page: 'mail-log',
      });
    });

import { Hono } from 'hono';
import { requireRight } from '#src/company/access/index.ts';
import type { Visit, VisitContext } from '#src/company/sessions/index.ts';
import { Invalid } from '#src/lib/errors.ts';
import { countQueued, isPaused, queuedRecipients } from '#src/mail/delivery/index.ts';
import { readSetting } from '#src/platform/settings/index.ts';
import { type QueueNotice, QueuePage } from '#views/ops/mail-log/queue-page.tsx';
import { changeQueue, isQueueVerb } from '../actions/queue.ts';
import { readQueuePlace, writeQueuePlace } from '../queue-place.ts';

const PAGE = 100;

async function page(c: VisitContext, notice: QueueNotice | null) {
  const { ctx, shown } = c.var;
  const after = readQueuePlace(c.req.query('after') ?? '') ?? undefined;
  const found = await queuedRecipients(ctx.reader, { ...(after ? { after } : {}), limit: PAGE + 1 });
  const rows = found.slice(0, PAGE);
  const count = [...(await countQueued(ctx.reader)).values()].reduce((sum, n) => sum + n, 0);
  const next = found.length > PAGE ? writeQueuePlace(rows.at(-1)!) : null;
  const props = { rows, count, next, isPaused: await readSetting(ctx.reader, isPaused), notice };
  return c.render(<QueuePage {...shown} {...props} />, {
    title: shown.w.mailLog.tabs.queue,
    page: 'mail-log',
    status: notice?.kind === 'none' ? 422 : 200,
  });
}

export const queueRoutes = (): Hono<Visit> =>
  new Hono<Visit>()
    .get('/mail-log/queue', (c) => {
      requireRight(c.var.actor, 'company.manage');
      const done = c.req.query('done');
      return page(c, done && /^\d{1,6}$/.test(done) ? { kind: 'done', count: Number(done) } : null);
    })
    .post('/mail-log/queue', async (c) => {
      const { actor, ctx } = c.var;
      requireRight(actor, 'company.manage');
      const body = await c.req.parseBody({ all: true });
      // A row's own button says what to do and with whom; the buttons above take what is ticked.
      const [verb = '', ...one] = (typeof body.one === 'string' ? body.one : String(body.do ?? '')).split(' ');
      const ticked = [body['recipients[]'] ?? []].flat().filter((each) => typeof each === 'string');
      const chosen = body.one === undefined ? ticked : [one.join(' ')];
      // A page shows no more; each is a transaction of its own.
      if (!isQueueVerb(verb) || chosen.length > PAGE) throw new Invalid({ do: 'invalid' });
      if (chosen.length === 0) return page(c, { kind: 'none' });
      return c.redirect(`/mail-log/queue?done=${await changeQueue(ctx, actor, verb, chosen)}`, 303);
    });

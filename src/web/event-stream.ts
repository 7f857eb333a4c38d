import { Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';
import { type Actor, can, requireRight } from '#src/company/access/index.ts';
import { findSession, SESSION_COOKIE, type Visit, type VisitContext } from '#src/company/sessions/index.ts';
import type { EventRow } from '#src/platform/events/index.ts';
import type { Hub, LiveChange } from '#src/platform/live/index.ts';

// Shorter than the idle limits of the proxies people use; also when a session that ended is noticed.
const BEAT_MS = 20_000;

/** What of the story this person's pages may be told: ids of conversations in mailboxes they may read. */
function changedFor(actor: Actor, events: EventRow[]) {
  const visible = events.filter(
    ({ subject, mailboxId }) =>
      subject === 'conversation' && mailboxId !== null && can(actor, 'mailbox.read', { mailboxId }),
  );
  return [...new Set(visible.map(({ subjectId }) => subjectId))].map((id) => ({ kind: 'conversation', id }));
}

/** One stream for each browser. It carries ids; pages fetch what they show through ordinary routes. */
export const eventStream = (hub: Hub): Hono<Visit> =>
  new Hono<Visit>().get('/events', (c) => {
    requireRight(c.var.actor, 'inbox.open');
    const actor = c.var.actor;
    return streamSSE(c, (stream) => run(c, hub, actor, stream));
  });

async function run(c: VisitContext, hub: Hub, actor: Actor, stream: SSEStreamingApi): Promise<void> {
  const ended = Promise.withResolvers<void>();
  let cursor = startOf(c);
  const tell = ({ cursor: id, events }: LiveChange, isAll = false) => {
    cursor = id;
    const changed = changedFor(actor, events);
    if (changed.length === 0 && !isAll && events.length > 0) return;
    void stream.writeSSE({ id: String(id), data: JSON.stringify({ cursor: id, changed, all: isAll }) });
  };
  const missed = cursor === null ? { cursor: 0, events: [] } : await hub.since(cursor);
  tell(missed ?? { cursor: cursor!, events: [] }, missed === null);

  const unsubscribe = hub.subscribe(tell);
  const beat = setInterval(async () => {
    const session = await findSession(c.var.ctx, getCookie(c, SESSION_COOKIE));
    if (session) await stream.write(': beat\n\n');
    else ended.resolve();
  }, BEAT_MS);
  stream.onAbort(() => ended.resolve());
  await ended.promise;
  clearInterval(beat);
  unsubscribe();
}

/** Where this browser stopped listening: the browser's own note of it, else what its page was drawn with. */
function startOf(c: VisitContext): number | null {
  const given = c.req.header('Last-Event-ID') ?? c.req.query('since');
  return given && /^\d{1,15}$/.test(given) ? Number(given) : null;
}

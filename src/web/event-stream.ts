import { Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';
import { type Actor, actorOf, can, mailboxesWith, requireRight } from '#src/company/access/index.ts';
import { findSession, SESSION_COOKIE, type Visit, type VisitContext } from '#src/company/sessions/index.ts';
import { mailboxesOfContact } from '#src/inbox/conversations/index.ts';
import type { Db } from '#src/platform/db/index.ts';
import type { EventRow } from '#src/platform/events/index.ts';
import type { Hub, LiveChange } from '#src/platform/live/index.ts';

/** The mailboxes an event is about: one, but for a conversation that was moved, which vanishes from where it was. */
const mailboxesOf = ({ name, mailboxId, data }: EventRow): number[] =>
  [mailboxId, name === 'conversation.moved' ? data.from : null].filter((id) => typeof id === 'number');

/** A mail that will begin a conversation is its author's alone until it leaves (hazard W4). */
const isOwn = (actor: Actor | null, { actor: by, data }: EventRow): boolean =>
  actor !== null && (by === `user:${actor.userId}` || data.userId === actor.userId);

/** That a contact came to be is no news: no page shows them yet. */
const isOfContact = ({ subject, name }: EventRow): boolean => subject === 'contact' && name !== 'contact.added';

/** Those of the contacts these events are about that wrote to a mailbox this person may read (hazard W4). */
async function contactsSeen(db: Db, actor: Actor | null, events: EventRow[]): Promise<Set<number>> {
  const ids = new Set(actor ? events.filter(isOfContact).map(({ subjectId }) => subjectId) : []);
  for (const id of ids) {
    const readable = await mailboxesOfContact(db, id, mailboxesWith(actor!, 'mailbox.read'));
    if (readable.length === 0) ids.delete(id);
  }
  return ids;
}

/** What of the story this person's pages may be told: conversations in mailboxes they may read and who wrote them, their own drafts, and that alarms changed. */
async function changedFor(db: Db, actor: Actor | null, events: EventRow[]) {
  const contacts = await contactsSeen(db, actor, events);
  const isVisible = (event: EventRow) => {
    if (event.subject === 'alarm') return can(actor, 'company.manage');
    if (event.subject === 'draft') return isOwn(actor, event);
    if (event.subject === 'contact') return isOfContact(event) && contacts.has(event.subjectId);
    if (event.subject !== 'conversation') return false;
    return mailboxesOf(event).some((mailboxId) => can(actor, 'mailbox.read', { mailboxId }));
  };
  const changed = new Map(
    events.filter(isVisible).map(({ subject, subjectId: id }) => [`${subject} ${id}`, { kind: subject, id }]),
  );
  return [...changed.values()];
}

/** Whether rights may look different after it: an account of one's own, and whatever is granted to people or teams. */
const mayChangeRightsOf =
  ({ userId }: Actor) =>
  ({ subject, subjectId }: EventRow) =>
    subject === 'user' ? subjectId === userId : subject === 'mailbox' || subject === 'team';

/** The mailboxes whose conversations somebody sees: other ones, and all that their page shows may be wrong. */
const seenBy = (actor: Actor | null) => (actor ? mailboxesWith(actor, 'mailbox.read').sort().join() : '');

/**
 * One stream for each browser. It carries ids; pages fetch what they show through ordinary routes.
 * @param beatMs how often it says that it lives: shorter than the idle limits of the proxies people use
 */
export const eventStream = (hub: Hub, beatMs: number): Hono<Visit> =>
  new Hono<Visit>().get('/events', (c) => {
    requireRight(c.var.actor, 'inbox.open');
    const actor = c.var.actor;
    // nginx would keep what is told until it has a page of it.
    c.header('X-Accel-Buffering', 'no');
    return streamSSE(c, (stream) => run(c, { hub, beatMs, actor, stream }));
  });

const COME_BACK_MS = 100;

type Streaming = { hub: Hub; beatMs: number; actor: Actor; stream: SSEStreamingApi };

async function run(c: VisitContext, { hub, beatMs, actor, stream }: Streaming): Promise<void> {
  const ended = Promise.withResolvers<void>();
  let teller: Actor | null = actor;
  const tell = async ({ cursor, events }: LiveChange, { all = false, isFirst = false } = {}) => {
    const changed = await changedFor(c.var.ctx.reader, teller, events);
    if (changed.length > 0 || all || isFirst)
      void stream.writeSSE({ id: String(cursor), data: JSON.stringify({ cursor, changed, all }) });
  };
  /** Asks anew who this is: a session may have ended, a mailbox may have been given or taken. */
  const lookAgain = async () => {
    try {
      const session = await findSession(c.var.ctx, getCookie(c, SESSION_COOKIE));
      teller = session && (await actorOf(c.var.ctx.reader, session.user));
      if (session) return;
      // The browser comes back at once, is told 401, and takes what it shows away.
      await stream.write(`retry: ${COME_BACK_MS}\n\n`);
      ended.resolve();
    } catch (error) {
      c.var.ctx.log.error({ err: error }, 'an event stream broke');
      ended.resolve();
    }
  };

  // Before what was missed is read, so that nothing falls in between; a page that is told twice only looks twice.
  const unsubscribe = hub.subscribe(async (change) => {
    const seen = seenBy(teller);
    if (change.events.some(mayChangeRightsOf(actor))) await lookAgain();
    await tell(change, { all: seenBy(teller) !== seen });
  });
  const beat = setInterval(async () => {
    await lookAgain();
    await stream.write(': beat\n\n');
  }, beatMs);
  stream.onAbort(() => ended.resolve());
  const from = startOf(c);
  const missed = from === null ? { cursor: hub.cursor(), events: [] } : await hub.since(from);
  // Said even where nothing was missed: a page that hears nothing can't know that, and would look at everything anew.
  await tell(missed ?? { cursor: hub.cursor(), events: [] }, { all: missed === null, isFirst: true });
  await ended.promise;
  clearInterval(beat);
  unsubscribe();
}

/** Where this browser stopped listening: the browser's own note of it, else what its page was drawn with. */
function startOf(c: VisitContext): number | null {
  const given = c.req.header('Last-Event-ID') ?? c.req.query('since');
  return given && /^\d{1,15}$/.test(given) ? Number(given) : null;
}

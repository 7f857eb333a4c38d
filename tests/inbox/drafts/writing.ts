import type { After } from '#src/inbox/conversations/index.ts';
import {
  attachFile,
  type Dispatch,
  discardDraft,
  jobs,
  type Leaving,
  openDraft,
  ownDraft,
  removeFile,
  saveDraft,
  sendDraft,
  undoDraft,
} from '#src/inbox/drafts/index.ts';
import { queueMail } from '#src/mail/delivery/index.ts';
import { appendRaws, type PackedRaw, packRaw } from '#src/mail/raw/index.ts';
import type { Desk, Person } from '../desk.ts';

export const CARLA = { name: 'Carla', address: 'carla@customer.example' };

/** A channel as small as one can be; `breakAt` makes it fail, and `onCompose` is called while it composes. */
export function channel() {
  const state = {
    breakAt: null as 'compose' | 'commit' | null,
    onCompose: async (_: Leaving) => {},
    composed: [] as string[],
  };
  const dispatch: Dispatch<{ raw: PackedRaw; text: string; to: string[] }> = {
    async compose(ctx, leaving) {
      await state.onCompose(leaving);
      if (state.breakAt === 'compose') throw new Error('no mail can be made of this');
      const { text, to } = leaving.draft.content;
      state.composed.push([text, ...leaving.files.map(({ name }) => name)].join(' + '));
      const envelope = {
        from: 'support@acme.example',
        to: to.map(({ address }) => address),
        source: 'composer' as const,
      };
      const raw = await packRaw({ direction: 'out', at: ctx.clock.now(), envelope, bytes: Buffer.from(text) });
      return { raw, text, to: envelope.to };
    },
    async commit(ctx, { raw, text, to }) {
      const [rawId] = await appendRaws(ctx.db, [raw]);
      await queueMail(ctx, rawId!, to);
      if (state.breakAt === 'commit') throw new Error('the disk is full');
      const people = { from: null, to: [], cc: [], replyTo: [] };
      return { rawId: rawId!, content: { headerId: null, subject: '', people, marks: {}, parts: [], text } };
    },
  };
  return Object.assign(state, { jobs: jobs(dispatch) });
}

export type Channel = ReturnType<typeof channel>;

const WISH = { aboutMessageId: null, to: [CARLA], cc: [], called: CARLA.address, writtenTo: [] };

const PLAIN_WISH = { anyway: null, written: null, locale: 'en', timeZone: 'UTC' };

type Sending = { anyway?: number; andClose?: boolean; after?: After; to?: (typeof CARLA)[] };

async function readdress(who: Person, id: number, to: (typeof CARLA)[]): Promise<void> {
  const actor = await who.actor();
  const { content, baseMessageId } = await ownDraft(who.ctx, actor, id);
  await saveDraft(who.ctx, actor, id, { text: content.text, html: content.html, seen: baseMessageId, to });
}

/** What one person does with their draft. */
export const hand = (who: Person) => ({
  open: async (conversationId: number) => openDraft(who.ctx, await who.actor(), conversationId, WISH),
  save: async (id: number, text: string, seen = 0, html = '', more: { to?: (typeof CARLA)[] } = {}) =>
    saveDraft(who.ctx, await who.actor(), id, { text, html, seen, ...more }),
  send: async (id: number, { andClose, to, after = { status: andClose ? 'closed' : null }, ...wish }: Sending = {}) => {
    if (to) await readdress(who, id, to);
    return sendDraft(who.ctx, await who.actor(), id, { ...PLAIN_WISH, after, ...wish });
  },
  undo: async (id: number, seen = 0) => undoDraft(who.ctx, await who.actor(), id, seen),
  discard: async (id: number) => discardDraft(who.ctx, await who.actor(), id),
  attach: async (id: number, name = 'a.txt', size = 3) =>
    attachFile(who.ctx, await who.actor(), id, [{ name, type: 'text/plain', bytes: new Uint8Array(size) }]),
  remove: async (id: number, fileId: number) => removeFile(who.ctx, await who.actor(), id, fileId),
});

export type Row = {
  id: number;
  content: string;
  base_message_id: number;
  leaves_at: number | null;
  held: string | null;
};

export const rowOf = (desk: Desk, id: number) => desk.rows<Row>('SELECT * FROM draft WHERE id = ?', id)[0];

export function stateIn(desk: Desk, id: number): string {
  const row = rowOf(desk, id);
  if (!row) return 'gone';
  return row.leaves_at !== null ? 'waiting' : (row.held ?? 'writing');
}

export const filesOf = (desk: Desk, id: number) =>
  desk
    .rows<{ name: string }>(
      'SELECT f.name FROM attachment a JOIN file f ON f.id = a.file_id WHERE a.draft_id = ? ORDER BY a.position',
      id,
    )
    .map(({ name }) => name);

/** Ends the undo window of everything that waits. */
export async function windowEnds(desk: Desk, out: Channel): Promise<void> {
  desk.clock.turn(desk.ctx.config.undoSeconds * 1000);
  await desk.work(out.jobs);
}

/** Tries as often as a job is tried, so that it is buried. */
export async function tryUntilBuried(desk: Desk, out: Channel): Promise<void> {
  for (let i = 0; i < 10; i++) {
    await windowEnds(desk, out);
    desk.clock.turn(24 * 3600 * 1000);
  }
}

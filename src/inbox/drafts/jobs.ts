import { actorOf, can } from '#src/company/access/index.ts';
import { findUser } from '#src/company/users/index.ts';
import { rememberContacts } from '#src/contacts/index.ts';
import {
  appendReply,
  applyAfter,
  beginConversation,
  type Conversation,
  findConversation,
  findMessage,
  type MessageContent,
} from '#src/inbox/conversations/index.ts';
import { addressKey } from '#src/mail/address/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import { recordEvents } from '#src/platform/events/index.ts';
import { deleteFiles, readFiles } from '#src/platform/files/index.ts';
import { type AnyJobKind, jobKind, type Prepared } from '#src/platform/jobs/index.ts';
import { aboutDraft } from './about.ts';
import { conversationOf } from './actions/own.ts';
import { hold, newestOthers } from './actions/send.ts';
import { DISPATCH_JOB } from './dispatch-job.ts';
import { leavingFiles } from './pictures.ts';
import { everybody } from './recipients.ts';
import type { Draft } from './schema.ts';
import { attachedFiles, attachedTo, deleteDraft, findDraft } from './store.ts';

/** A reply whose window ended, with all that its mail is made of. */
export type Leaving = {
  draft: Draft;
  /** null: it begins one */
  conversation: Conversation | null;
  /** `cid` is set for a picture of the text */
  files: { name: string; type: string; bytes: Uint8Array; cid: string | null }[];
};

/** How replies leave by a channel: composing takes time and happens first; `commit` joins the transaction that queues. */
export type Dispatch<P> = {
  compose(ctx: Ctx, leaving: Leaving): Promise<P>;
  commit(ctx: Ctx, composed: P): Promise<Mail>;
};

type Mail = { rawId: number; content: MessageContent };

type Ready<P> = { leaving: Leaving; composed: P } | null;

export const jobs = <P>(dispatch: Dispatch<P>): AnyJobKind[] => [
  jobKind<{ draftId: number }, Ready<P>>({
    kind: DISPATCH_JOB,
    batch: 20,
    attempts: 8,
    prepare: (ctx, payloads) => Promise.all(payloads.map(({ draftId }) => prepare(ctx, dispatch, draftId))),
    async apply(ctx, done) {
      for (const { value } of done) if (value) await leave(ctx, dispatch, value.leaving, value.composed);
    },
    // Nothing is sent and nothing is lost: the reply stands in the thread as held, with its author's words.
    async onBuried(ctx, { draftId }) {
      const draft = await findDraft(ctx.db, draftId);
      if (draft?.leavesAt) await hold(ctx, draft, await conversationOf(ctx, draft), 'not-sent');
    },
  }),
];

async function prepare<P>(ctx: Ctx, dispatch: Dispatch<P>, draftId: number): Promise<Prepared<Ready<P>>> {
  try {
    const leaving = await leavingOf(ctx, draftId);
    return { ok: true, value: leaving && { leaving, composed: await dispatch.compose(ctx, leaving) } };
  } catch (error) {
    return { ok: false, error };
  }
}

/** null when the reply was undone, or left already before a crash. */
async function leavingOf(ctx: Ctx, draftId: number): Promise<Leaving | null> {
  const draft = await findDraft(ctx.db, draftId);
  if (!draft || draft.leavesAt === null) return null;
  const attached = leavingFiles(await attachedTo(ctx.db, draftId), draft.content.html);
  const files = await readFiles(
    ctx.db,
    attached.map(({ id }) => id),
  );
  const conversation = await conversationOf(ctx, draft);
  const carried = attached.map(({ id, cid }) => ({ ...files.find((file) => file.id === id)!, cid }));
  return { draft, conversation, files: carried };
}

/** The window ended: compared once more, then message, raw form and recipients in one transaction, and the draft is gone. */
async function leave<P>(ctx: Ctx, dispatch: Dispatch<P>, { draft }: Leaving, composed: P): Promise<void> {
  await transaction({ ...ctx, actor: `user:${draft.userId}` }, async (ctx) => {
    const now = await findDraft(ctx.db, draft.id);
    if (now?.leavesAt !== draft.leavesAt) return;
    const conversation = await conversationOf(ctx, now);
    if (await newestOthers(ctx, now)) return hold(ctx, now, conversation, 'newer');
    if (!(await mayStillSend(ctx, now))) return hold(ctx, now, conversation, 'not-sent');

    const mail = await dispatch.commit(ctx, composed);
    if (conversation) await appendTo(ctx, conversation, now, mail);
    else await begin(ctx, now, mail);
    const files = await attachedFiles(ctx.db, draft.id);
    await deleteDraft(ctx.db, draft.id);
    await deleteFiles(ctx.db, files);
  });
}

/**
 * Tries may go on for hours: whoever was shut out meanwhile, or may no longer write as the mailbox it was sent from, sends
 * nothing any more (hazard W4).
 */
async function mayStillSend(ctx: Ctx, { userId, mailboxId, content: { from } }: Draft): Promise<boolean> {
  const author = await findUser(ctx.db, userId);
  if (!author || author.disabledAt !== null) return false;
  const right = from === null ? 'mailbox.send' : from.onBehalf ? 'mailbox.send-on-behalf' : 'mailbox.send-as';
  return can(await actorOf(ctx.db, author), right, { mailboxId });
}

async function appendTo(ctx: Ctx, conversation: Conversation, draft: Draft, mail: Mail): Promise<void> {
  const { userId, content } = draft;
  const sideOfId = await sideOf(ctx, draft);
  await appendReply(ctx, { conversationId: conversation.id, userId, after: content.after, sideOfId, ...mail });
}

/** What a forward, and an answer to what came back of one, stands beside. */
async function sideOf(ctx: Ctx, { kind, aboutMessageId }: Draft): Promise<number | null> {
  if (aboutMessageId === null) return null;
  const about = await findMessage(ctx.db, aboutMessageId);
  return about?.sideOfId ?? (kind === 'forward' ? aboutMessageId : null);
}

/** The conversation that the mail begins; whoever may send it without reading there is not made responsible for it. */
async function begin(ctx: Ctx, draft: Draft, mail: Mail): Promise<void> {
  const { id, mailboxId, userId, content } = draft;
  const first = everybody(content)[0]!;
  const contacts = await rememberContacts(ctx, [first]);
  const author = await findUser(ctx.db, userId);
  const isReader = author !== null && can(await actorOf(ctx.db, author), 'mailbox.read', { mailboxId });
  const conversationId = await beginConversation(ctx, {
    mailboxId,
    contactId: contacts.get(addressKey(first.address))!,
    userId,
    assigneeId: isReader ? userId : null,
    ...mail,
  });
  const conversation = await findConversation(ctx.db, conversationId);
  await applyAfter(ctx, conversation!, userId, content.after);
  await recordEvents(ctx, [{ name: 'draft.left', ...aboutDraft(draft, null), data: { conversationId, draftId: id } }]);
}

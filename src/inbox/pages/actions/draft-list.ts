import type { Actor } from '#src/company/access/index.ts';
import { listMailboxes } from '#src/company/mailboxes/index.ts';
import { contactsOf } from '#src/contacts/index.ts';
import { type ListedDraft, listDrafts } from '#src/inbox/drafts/index.ts';
import type { Ctx } from '#src/platform/context.ts';

/** Rows of the list of one's own drafts. */
export async function draftRows(ctx: Ctx, actor: Actor | null) {
  const drafts = await listDrafts(ctx, actor);
  const contacts = await contactsOf(ctx.reader, [
    ...new Set(drafts.flatMap(({ conversation }) => conversation?.contactId ?? [])),
  ]);
  const names = new Map((await listMailboxes(ctx.reader, { withArchived: true })).map(({ id, name }) => [id, name]));
  return drafts.map((draft) => {
    const { id, kind, conversation, state, held, leavesAt, updatedAt, text, mailboxId } = draft;
    const contact = conversation && contacts.get(conversation.contactId);
    return {
      id,
      kind,
      conversationId: conversation?.id ?? null,
      // A reply that was never sent goes to whoever wrote.
      who: draft.to || (kind === 'reply' ? contact?.name || contact?.address : '') || '',
      subject: subjectOf(draft),
      text,
      state,
      held,
      leavesAt,
      at: updatedAt,
      mailboxName: names.get(conversation?.mailboxId ?? mailboxId) ?? null,
    };
  });
}

const subjectOf = ({ subject, conversation }: ListedDraft) => subject || conversation?.subject || '';

import { type Actor, can, requireRight } from '#src/company/access/index.ts';
import { type Conversation, findConversations } from '#src/inbox/conversations/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { type Outline, outlinesOf } from '../outlines.sqlite.ts';
import { unsigned } from '../signature.ts';
import { type DraftState, stateOf } from '../state.ts';

/** A draft in its author's list; `conversation` is null where it begins one. */
export type ListedDraft = Omit<Outline, 'hasFiles'> & { state: DraftState; conversation: Conversation | null };

// Nobody has so many; a list of them would not help.
const MOST_LISTED = 200;

/** What somebody has begun and not sent, what of theirs waits, and what is held: last touched first. */
export async function listDrafts(ctx: Ctx, actor: Actor | null): Promise<ListedDraft[]> {
  requireRight(actor, 'inbox.open');
  const outlines = (await outlinesOf(ctx.reader, actor.userId, MOST_LISTED)).map(ownWords).filter(isWorthListing);
  const ids = [...new Set(outlines.flatMap(({ conversationId }) => conversationId ?? []))];
  const found = await findConversations(ctx.reader, ids);
  const conversations = new Map(found.map((each) => [each.id, each]));
  return outlines.flatMap(({ hasFiles: _, ...outline }) => {
    const listed = { ...outline, state: stateOf(outline), conversation: null };
    if (outline.conversationId === null) return listed;
    const conversation = conversations.get(outline.conversationId);
    // Whoever may not read a conversation any more is not told of it by its draft (hazard W4).
    return conversation && can(actor, 'mailbox.read', conversation) ? { ...listed, conversation } : [];
  });
}

const ownWords = (outline: Outline): Outline => ({ ...outline, text: unsigned({ html: '', text: outline.text }).text });

/**
 * A composer that was only opened is no draft yet: whom a reply goes to, what a forward is about and a signature stand there by
 * themselves.
 */
const isWorthListing = ({ kind, text, subject, to, hasFiles, ...state }: Outline): boolean =>
  stateOf(state) !== 'writing' ||
  text !== '' ||
  hasFiles === 1 ||
  (kind !== 'reply' && to !== '') ||
  (kind === 'new' && subject !== '');

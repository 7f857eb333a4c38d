import type { Actor } from '#src/company/access/index.ts';
import { bouncesOf } from '#src/contacts/index.ts';
import { type Conversation, type Message, textsOf } from '#src/inbox/conversations/index.ts';
import { type DraftFacts, isUnwritten } from '#src/inbox/drafts/index.ts';
import { addressKey, type MailAddress, writeAddressList } from '#src/mail/address/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { isCalled, keysOf } from '../called.ts';
import { whysOf } from '../recipient-why.ts';
import type { Called } from './conversation.ts';
import { endingOf } from './ending.ts';
import { sendersShown } from './senders.ts';

type Around = { conversation: Conversation | null; about: Message | null; called: Called; others?: DraftFacts[] };

/** A draft of mine as its composer shows it. `called`: whom the newest message wants answered. */
export async function draftShown(
  ctx: Ctx,
  actor: Actor,
  draft: DraftFacts,
  { conversation, about, called, others = [] }: Around,
) {
  const { id, kind, conversationId, content, files, updatedAt } = draft;
  const addressed = addressedIn(draft, called);
  const all = [...addressed.to, ...addressed.cc, ...addressed.bcc];
  const isEmpty = isUnwritten(content) && files.length === 0;
  const isSide = about?.sideOfId != null;
  return {
    id,
    kind,
    conversationId,
    text: content.text,
    html: content.html,
    subject: content.subject,
    seen: draft.baseMessageId,
    ...(await sendersShown(ctx, actor, conversation ?? draft, content.from, kind === 'new')),
    to: writeAddressList(addressed.to),
    cc: writeAddressList(addressed.cc),
    bcc: writeAddressList(addressed.bcc),
    whys: kind === 'new' ? {} : whysOf(all, about),
    called: kind === 'reply' && !isSide ? calledShown(called.to) : null,
    isCalledNow: kind !== 'reply' || isSide || isCalled(all, called.to, content.called),
    bounced: await bouncedOf(ctx, all),
    files: files.filter(({ cid }) => cid === null).map(({ id, name, size }) => ({ id, name, bytes: size })),
    pictures: files.filter(({ cid }) => cid !== null).map(({ id, size }) => ({ id, bytes: size })),
    others: others.map(({ id, kind }) => ({ id, kind })),
    savedAt: isEmpty ? null : updatedAt,
    quote: await quoteShown(ctx, about),
    quoting: content.quote,
    ending: await endingOf(ctx, actor, draft, conversation),
  };
}

const calledShown = (people: MailAddress[]) => ({
  keys: keysOf(people),
  list: writeAddressList(people),
  name: people.map(({ name, address }) => name || address).join(', '),
});

/** A reply that goes to nobody yet is proposed whom it is called for by. */
function addressedIn({ kind, content }: DraftFacts, called: Called) {
  const { to, cc, bcc } = content;
  return kind === 'reply' && to.length + cc.length + bcc.length === 0 ? { ...called, bcc } : { to, cc, bcc };
}

/** Those of the recipients that mail has come back from. */
async function bouncedOf(ctx: Ctx, all: MailAddress[]) {
  const bounces = await bouncesOf(
    ctx.reader,
    all.map(({ address }) => addressKey(address)),
  );
  return [...bounces].map(([address, { at, reason }]) => ({ address, at, reason }));
}

// Enough to know which message it is; what leaves quotes more.
const MOST_QUOTE_CHARS = 10_000;

/** The message that will stand below what is written. */
async function quoteShown(ctx: Ctx, parent: Message | null) {
  if (!parent || parent.marks.unreadable) return null;
  const text = ((await textsOf(ctx.reader, [parent.id])).get(parent.id) ?? '')
    .slice(0, MOST_QUOTE_CHARS)
    .toWellFormed();
  return { name: parent.people.from?.name || parent.people.from?.address || '', at: parent.at, text };
}

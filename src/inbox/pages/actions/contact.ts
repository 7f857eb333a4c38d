import { type Actor, mailboxesWith, requireRight } from '#src/company/access/index.ts';
import { listMailboxes } from '#src/company/mailboxes/index.ts';
import { addressesOf, bouncesOf, findContact } from '#src/contacts/index.ts';
import { conversationsOfContact, mailboxesOfContact } from '#src/inbox/conversations/index.ts';
import { Forbidden, NotFound } from '#src/lib/errors.ts';
import type { Ctx } from '#src/platform/context.ts';
import type { Db } from '#src/platform/db/index.ts';

/** What the spam filter of the channel above knows of senders. `list` is asked only by who may manage; null takes a sender out. */
export type SenderDeps = {
  listedSenders(db: Db, addresses: string[]): Promise<Map<string, 'block' | 'allow'>>;
  listAddress(ctx: Ctx, actor: Actor, address: string, verdict: 'block' | 'allow' | null): Promise<void>;
};

// One more than is counted tells that there are more.
const MOST_COUNTED = 100;

/** A contact of a mailbox that the person may read; any other is answered as one that is not there (hazard W4). */
export async function requireContact(
  ctx: Ctx,
  actor: Actor | null,
  id: number,
  right: 'mailbox.read' | 'mailbox.manage',
) {
  requireRight(actor, 'inbox.open');
  const contact = await findContact(ctx.reader, id);
  const readable = contact ? await mailboxesOfContact(ctx.reader, id, mailboxesWith(actor, 'mailbox.read')) : [];
  if (!contact || readable.length === 0) throw new NotFound('contact');
  const managed = mailboxesWith(actor, 'mailbox.manage').filter((each) => readable.includes(each));
  if (right === 'mailbox.manage' && managed.length === 0) throw new Forbidden(right);
  return { actor, contact, readable, mayManage: managed.length > 0 };
}

/**
 * What is shown of a contact.
 * @param besideId the conversation it is shown beside, which is not among the others
 */
export async function contactShown(
  ctx: Ctx,
  deps: SenderDeps,
  found: Awaited<ReturnType<typeof requireContact>>,
  { besideId, most }: { besideId: number | null; most: number },
) {
  const { contact, readable, mayManage } = found;
  const addresses = await addressesOf(ctx.reader, contact.id);
  const bounces = await bouncesOf(ctx.reader, addresses);
  const listed = await deps.listedSenders(ctx.reader, addresses);
  const all = await conversationsOfContact(ctx.reader, contact.id, readable, MOST_COUNTED + 1);
  const names = new Map((await listMailboxes(ctx.reader)).map(({ id, name }) => [id, name]));
  return {
    id: contact.id,
    name: contact.name,
    note: contact.note,
    showsImages: contact.showsImages,
    mayManage,
    addresses: addresses.map((address) => ({
      address,
      bounce: bounces.get(address) ?? null,
      listed: listed.get(address) ?? null,
    })),
    firstAt: all.length > MOST_COUNTED ? null : (all.at(-1)?.createdAt ?? null),
    lastAt: Math.max(...all.map(({ lastMessageAt }) => lastMessageAt)),
    count: Math.min(all.length, MOST_COUNTED),
    isMore: all.length > MOST_COUNTED,
    conversations: all
      .filter(({ id }) => id !== besideId)
      .slice(0, most)
      .map(({ id, subject, status, lastMessageAt, mailboxId }) => ({
        id,
        subject,
        status,
        at: lastMessageAt,
        mailboxName: names.size > 1 ? (names.get(mailboxId) ?? null) : null,
      })),
  };
}

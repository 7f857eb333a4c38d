import { type Actor, requireRight } from '#src/company/access/index.ts';
import { ourAddresses } from '#src/company/mailboxes/index.ts';
import { putAway, requireMessage } from '#src/inbox/conversations/index.ts';
import { Invalid } from '#src/lib/errors.ts';
import { domainOf } from '#src/mail/address/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import { recordEvents } from '#src/platform/events/index.ts';
import type { Listed } from '../schema.ts';
import { patternOf } from '../sender-pattern.ts';
import { deleteSender, findSender, writeSender } from '../store.ts';

/** Puts what an admin typed into a list. @throws Invalid */
export async function listSender(ctx: Ctx, actor: Actor | null, typed: { pattern: string; verdict: Listed }) {
  requireRight(actor, 'company.manage');
  const pattern = patternOf(typed.pattern);
  if (pattern === null) throw new Invalid({ pattern: 'senderPattern' });
  await transaction(ctx, async (ctx) => {
    if (await isOurs(ctx, pattern)) throw new Invalid({ pattern: 'ownSender' });
    await write(ctx, actor, pattern, typed.verdict);
  });
}

export async function unlistSender(ctx: Ctx, actor: Actor | null, pattern: string): Promise<void> {
  requireRight(actor, 'company.manage');
  await transaction(ctx, async (ctx) => {
    const verdict = await findSender(ctx.db, pattern);
    if (verdict === null) return;
    await deleteSender(ctx.db, pattern);
    await record(ctx, actor, 'sender.unlisted', pattern, verdict);
  });
}

/**
 * Blocks whoever wrote a message, and puts the conversation away if it is theirs. For those who may treat the conversation;
 * they block this one address alone, domains are the admins'. @returns the conversation's id @throws NotFound, Forbidden, Invalid
 */
export async function blockSenderOf(ctx: Ctx, actor: Actor | null, messageId: number): Promise<number> {
  return transaction(ctx, async (ctx) => {
    const found = await requireMessage(ctx, actor, messageId, 'mailbox.manage');
    const { message, conversation } = found;
    const mayBeBlocked = message.kind === 'in' && message.marks.automatic !== 'bounce';
    const pattern = mayBeBlocked ? patternOf(message.people.from?.address ?? '') : null;
    if (!pattern?.includes('@')) throw new Invalid({ pattern: 'senderPattern' });
    if (await isOurs(ctx, pattern)) throw new Invalid({ pattern: 'ownSender' });
    await write(ctx, found.actor, pattern, 'block');
    if (message.contactId === conversation.contactId) await putAway(ctx, found.actor, conversation.id, 'spam');
    return conversation.id;
  });
}

/**
 * Puts one address into a list, or (null) out of it, as who works with its mail wants it; the caller has asked `can`, and
 * domains are the admins'. @throws Invalid
 */
export async function listAddress(ctx: Ctx, actor: Actor, address: string, verdict: Listed | null): Promise<void> {
  const pattern = patternOf(address);
  if (!pattern?.includes('@')) throw new Invalid({ address: 'senderPattern' });
  await transaction(ctx, async (ctx) => {
    if (await isOurs(ctx, pattern)) throw new Invalid({ address: 'ownSender' });
    const before = await findSender(ctx.db, pattern);
    if (verdict !== null) return write(ctx, actor, pattern, verdict);
    if (before === null) return;
    await deleteSender(ctx.db, pattern);
    await record(ctx, actor, 'sender.unlisted', pattern, before);
  });
}

// Blocked, our own mail would be spam; allowed, mail that somebody sends in our name would not be.
async function isOurs(ctx: Ctx, pattern: string): Promise<boolean> {
  const addresses = [...(await ourAddresses(ctx.db)).keys()];
  return addresses.some((address) => address === pattern || isUnder(domainOf(address), pattern));
}

const isUnder = (domain: string, pattern: string) => domain === pattern || domain.endsWith(`.${pattern}`);

async function write(ctx: Ctx, actor: Actor, pattern: string, verdict: Listed): Promise<void> {
  if ((await findSender(ctx.db, pattern)) === verdict) return;
  await writeSender(ctx.db, { pattern, verdict, createdAt: ctx.clock.now() });
  await record(ctx, actor, 'sender.listed', pattern, verdict);
}

const record = (ctx: Ctx, { userId }: Actor, name: string, pattern: string, verdict: Listed) =>
  recordEvents(ctx, [{ name, subject: 'user', subjectId: userId, data: { pattern, verdict } }]);

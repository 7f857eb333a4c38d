import { type Actor, can, requireRight } from '#src/company/access/index.ts';
import { readRichText } from '#src/mail/html/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import { type NewEvent, recordEvents } from '#src/platform/events/index.ts';
import type { Mailbox } from '../schema.ts';
import { updateMailbox } from '../store/write.ts';
import { requireMailbox } from './require.ts';

/** `name` is the admin's to change; `signature` as a rich field sent it in. */
export type MailboxChanges = { name?: string; senderName: string; signature: string };

/** Admins may change any mailbox, whoever manages one its sender and signature. @throws Forbidden */
export function requireEditor(actor: Actor | null, mailboxId: number): asserts actor is Actor {
  if (!can(actor, 'company.manage')) requireRight(actor, 'mailbox.manage', { mailboxId });
}

/** @throws Forbidden, NotFound */
export async function changeMailbox(ctx: Ctx, actor: Actor | null, id: number, wanted: MailboxChanges): Promise<void> {
  requireEditor(actor, id);
  await transaction(ctx, async (ctx) => {
    const now = await requireMailbox(ctx.db, id);
    const signature = readRichText(wanted.signature, now.signature);
    const changes = { name: wanted.name ?? now.name, senderName: wanted.senderName, signature };
    if (changes.name !== now.name) requireRight(actor, 'company.manage');
    await updateMailbox(ctx.db, id, changes);
    await recordEvents(ctx, changedEvents(now, changes));
  });
}

function changedEvents(now: Mailbox, wanted: { name: string; senderName: string; signature: string }): NewEvent[] {
  const event = (what: string, data: Record<string, string>): NewEvent => ({
    name: `mailbox.${what}`,
    subject: 'mailbox',
    subjectId: now.id,
    mailboxId: now.id,
    data,
  });
  return [
    ...(wanted.name === now.name ? [] : [event('renamed', { from: now.name, to: wanted.name })]),
    ...(wanted.senderName === now.senderName
      ? []
      : [event('sender-changed', { from: now.senderName, to: wanted.senderName })]),
    ...(wanted.signature === now.signature ? [] : [event('signature-changed', {})]),
  ];
}

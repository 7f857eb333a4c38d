import { type Actor, mailboxesWith } from '#src/company/access/index.ts';
import { findMailbox, listMailboxes } from '#src/company/mailboxes/index.ts';
import { type From, senderChosen, sendersIn } from '#src/inbox/drafts/index.ts';
import type { Ctx } from '#src/platform/context.ts';

/** As whom a draft leaves, and as whom else it may. What begins a conversation may do so in any mailbox one may send from. */
export async function sendersShown(
  ctx: Ctx,
  actor: Actor,
  { mailboxId }: { mailboxId: number },
  chosen: From | null,
  isAnywhere: boolean,
) {
  const own = await findMailbox(ctx.reader, mailboxId);
  const mine = mailboxesWith(actor, 'mailbox.send');
  const elsewhere = isAnywhere
    ? (await listMailboxes(ctx.reader)).filter(({ id }) => id !== mailboxId && mine.includes(id))
    : [];
  const mailboxes = own ? [own, ...elsewhere] : elsewhere;
  const senders = mailboxes.flatMap((mailbox) =>
    sendersIn(mailbox, actor).map((sender) => ({ ...sender, name: mailbox.senderName })),
  );
  const from = senderChosen(senders, chosen, []) ?? { address: own?.address ?? '', onBehalf: false };
  const name = senders.find(({ address }) => address === from.address)?.name ?? own?.senderName ?? '';
  return { from: { ...from, name }, senders };
}

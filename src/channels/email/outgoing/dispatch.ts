import { contentOf } from '#src/channels/email/ingest/index.ts';
import { findMailbox } from '#src/company/mailboxes/index.ts';
import { findUser } from '#src/company/users/index.ts';
import type { MessageContent } from '#src/inbox/conversations/index.ts';
import type { Dispatch, Leaving } from '#src/inbox/drafts/index.ts';
import { queueMail } from '#src/mail/delivery/index.ts';
import type { ParsedMail } from '#src/mail/mime/index.ts';
import { appendRaws, type PackedRaw, packRaw } from '#src/mail/raw/index.ts';
import { traceAddresses } from '#src/mail/trace/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { composeMail } from './compose.ts';
import { composition } from './composition.ts';
import { type Sender, senderOf } from './sender.ts';

/** A mail in its raw form, with what is derived from that; `to` are all who get it, those in blind copy too. */
export type EmailReply = { raw: PackedRaw; to: string[]; content: MessageContent };

/** Drafts leave by mail: composed and fixed with their Message-ID, then stored and queued in the caller's transaction. */
export const emailDispatch: Dispatch<EmailReply> = {
  async compose(ctx, leaving) {
    const sender = await senderLeaving(ctx, leaving);
    const bytes = await composeMail(await composition(ctx, leaving, sender));
    const { to: people, cc, bcc } = leaving.draft.content;
    const to = [...people, ...cc, ...bcc].map(({ address }) => address);
    const { address } = sender.from;
    const raw = await packRaw({
      direction: 'out',
      at: ctx.clock.now(),
      bytes,
      envelope: { from: address, to, source: 'composer' },
    });
    const input = { bytes, envelopeFrom: address };
    const parsed = await ctx.pageWorkers.run<ParsedMail>('parseMail', input, ctx.config.parseSeconds * 1000);
    return { raw, to, content: contentOf(parsed, raw) };
  },

  async commit(ctx, { raw, to, content }) {
    const [rawId] = await appendRaws(ctx.db, [raw]);
    await queueMail(ctx, rawId!, to);
    await traceAddresses(ctx, [{ rawId: rawId!, addresses: [content.people.from!.address, ...to] }]);
    return { rawId: rawId!, content };
  },
};

/** An address the mailbox has lost since gives way to its primary one. Its author sent it as the mailbox it was in then. */
async function senderLeaving(ctx: Ctx, { draft }: Leaving): Promise<Sender> {
  const mailbox = await findMailbox(ctx.db, draft.mailboxId);
  if (!mailbox) throw new Error('The mailbox of this mail is gone');
  const author = await findUser(ctx.db, draft.userId);
  return senderOf(mailbox, draft.content.from, author);
}

import type { Actor } from '#src/company/access/index.ts';
import { listUsers } from '#src/company/users/index.ts';
import { type Conversation, type Message, textsOf } from '#src/inbox/conversations/index.ts';
import { fatesOf } from '#src/mail/delivery/index.ts';
import { textToHtml } from '#src/mail/html/index.ts';
import { readRaw } from '#src/mail/raw/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { blindCopies, partnerBeside } from '../beside.ts';
import { attachedParts } from './files.ts';
import { renderedMail } from './original.ts';
import { pictureKey } from './pictures.ts';
import { senderImagesOf } from './sender-images.ts';
import { trustOf } from './thread-trust.ts';

// What a printer and the one who waits for it can bear; what comes after it is printed as its text.
const MOST_HTML_CHARS = 12_000_000;

type Wish = {
  /** what stands in the place of quoted text; null prints it */
  quoteLabel: string | null;
  /** messages whose pictures of other servers are shown, because somebody has them before their eyes */
  withImages: number[];
};

/** Messages as they stand on paper: their heads, and their bodies as in their frames. */
export async function printedMessages(
  ctx: Ctx,
  actor: Actor,
  conversation: Conversation,
  messages: Message[],
  { quoteLabel, withImages }: Wish,
) {
  const names = new Map((await listUsers(ctx.reader)).map(({ id, name }) => [id, name]));
  const ids = messages.map(({ id }) => id);
  const texts = await textsOf(ctx.reader, ids);
  const trust = await trustOf(ctx, messages, names.values());
  const images = await senderImagesOf(ctx, actor, conversation, messages, trust);
  const fates = await fatesOf(
    ctx.reader,
    messages.flatMap(({ rawId, kind }) => (kind === 'out' && rawId !== null ? [rawId] : [])),
  );
  const printed = [];
  let chars = 0;
  for (const message of messages) {
    const { id, at, people, userId } = message;
    const hasImages = withImages.includes(id) || images.get(id)?.token != null;
    const text = textToHtml(texts.get(id) ?? '', { quoteLabel });
    const html = chars > MOST_HTML_CHARS ? text : ((await htmlOf(ctx, message, quoteLabel, hasImages)) ?? text);
    chars += html.length;
    const author = userId === null ? undefined : names.get(userId);
    printed.push({
      id,
      at,
      from: { address: people.from?.address ?? '', name: author ?? people.from?.name ?? null },
      to: people.to,
      cc: people.cc,
      bcc: blindCopies(
        message,
        fates.filter(({ rawId }) => rawId === message.rawId),
      ),
      beside: partnerBeside(message),
      html,
      isUnreadable: message.marks.unreadable === true,
      attachments: attachedParts(message).map(({ name, size }) => ({ name, bytes: size })),
    });
  }
  return printed;
}

/** Null where the message is its text. */
async function htmlOf(ctx: Ctx, { id, rawId, marks }: Message, quoteLabel: string | null, hasImages: boolean) {
  const raw = marks.hasHtml && rawId !== null ? await readRaw(ctx.reader, rawId) : null;
  if (!raw) return null;
  const proxy = hasImages ? { path: `/messages/${id}/images`, key: await pictureKey(ctx, id) } : null;
  return (await renderedMail(ctx, id, raw, { quoteLabel, proxy })).html;
}

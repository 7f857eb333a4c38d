import type { Message } from '#src/inbox/conversations/index.ts';
import { MOST_FILE_BYTES } from '#src/inbox/drafts/index.ts';
import { readRaw } from '#src/mail/raw/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { requirePart } from './original.ts';

/** What a message carries, as files of the draft that forwards it; what would make that too large is left where it is. */
export async function forwardedFiles(ctx: Ctx, { rawId, parts }: Message) {
  const raw = rawId === null || parts.length === 0 ? null : await readRaw(ctx.reader, rawId);
  if (!raw) return [];
  const files: { name: string; type: string; bytes: Uint8Array }[] = [];
  let room = MOST_FILE_BYTES;
  for (const { path, size } of parts) {
    if (size > room) continue;
    const { part, content } = await requirePart(ctx, raw, { path });
    room -= content.length;
    files.push({ name: part.name || 'file', type: part.type, bytes: content });
  }
  return files;
}

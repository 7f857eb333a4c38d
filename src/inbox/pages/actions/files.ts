import { Zip, ZipPassThrough } from 'fflate';
import type { Message } from '#src/inbox/conversations/index.ts';
import { NotFound } from '#src/lib/errors.ts';
import type { Part } from '#src/mail/mime/index.ts';
import type { RawMail } from '#src/mail/raw/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { uniqueNames } from '../zip-names.ts';

const THUMBNAIL_PX = 320;
// Reading a part means reading the mail: so many bytes of parts are taken in one go.
const BATCH_BYTES = 8_000_000;

/** The files of a message that are listed below it: inline images are drawn where the mail has them. */
export const attachedParts = ({ parts, marks }: Pick<Message, 'parts' | 'marks'>): Part[] =>
  parts.filter(({ isInline }) => !isInline || !marks.hasHtml);

/** A small WebP of an attached picture. @throws NotFound where it is none, or one beyond measure */
export async function requireThumbnail(ctx: Ctx, raw: RawMail, path: string): Promise<Uint8Array> {
  const input = { bytes: raw.bytes, path, side: THUMBNAIL_PX };
  const small = await ctx.pageWorkers.run<Uint8Array | null>('partThumbnail', input, deadline(ctx));
  if (!small) throw new NotFound('thumbnail');
  return small;
}

/** A message's files as one zip, made as it is read: what is in it is mostly packed already, so it is stored as it is. */
export function zipOf(ctx: Ctx, raw: RawMail, parts: Part[], at: number): ReadableStream<Uint8Array> {
  const names = uniqueNames(parts.map(({ name }) => name));
  const batches = inBatches(parts.map((part, i) => ({ part, name: names[i]! })));
  let zip: Zip;
  return new ReadableStream<Uint8Array>({
    start(controller) {
      zip = new Zip((error, chunk, isLast) => {
        if (error) return controller.error(error);
        controller.enqueue(chunk);
        if (isLast) controller.close();
      });
    },
    async pull() {
      const batch = batches.shift();
      if (!batch) return zip.end();
      const paths = batch.map(({ part }) => part.path);
      const contents = await ctx.pageWorkers.run<(Uint8Array | null)[]>(
        'readParts',
        { bytes: raw.bytes, paths },
        deadline(ctx),
      );
      for (const [i, { name }] of batch.entries()) {
        const file = new ZipPassThrough(name);
        file.mtime = at;
        zip.add(file);
        file.push(contents[i] ?? new Uint8Array(), true);
      }
    },
  });
}

function inBatches<T extends { part: Part }>(files: T[]): T[][] {
  const batches: T[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const file of files) {
    if (size + file.part.size > BATCH_BYTES) {
      batches.push([]);
      size = 0;
    }
    batches.at(-1)!.push(file);
    size += file.part.size;
  }
  return batches;
}

const deadline = (ctx: Ctx) => ctx.config.parseSeconds * 1000;

import { createHmac, randomBytes } from 'node:crypto';
import { messageOf, Upstream } from '#src/lib/errors.ts';
import { networksOf } from '#src/lib/networks.ts';
import { type inspectPicture, isSignedImage, signImage } from '#src/mail/showing/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { fetchBytes } from '#src/platform/fetch/index.ts';
import { keptSecret } from '#src/platform/secrets/index.ts';
import type { Picture } from '../picture-cache.ts';

const MOST_BYTES = 10_000_000;
const DEADLINE_MS = 10_000;
const ACCEPT = 'image/avif,image/webp,image/png,image/jpeg,image/gif,image/bmp;q=0.5';

/** What the pictures of one message are signed with; made of a secret that this installation keeps. */
export async function pictureKey(ctx: Ctx, messageId: number): Promise<Uint8Array> {
  const secret = await keptSecret(ctx, 'inbox.pictures', () => randomBytes(32));
  return createHmac('sha256', secret).update(`message ${messageId}`).digest();
}

/** What the address of a mail's document carries where its pictures are to be shown: nobody else can make such a link. */
export const showingToken = (key: Uint8Array): string => signImage(key, 'show');

export const isShowing = (key: Uint8Array, token: string | undefined): boolean =>
  token !== undefined && isSignedImage(key, 'show', token);

/**
 * A picture of another server, from its name's own public address, if its bytes are one that browsers only draw (hazards H5).
 * Null for everything else: what a server said stays here.
 */
export async function remotePicture(
  ctx: Ctx,
  url: string,
  addresses: (name: string) => Promise<string[]>,
): Promise<Picture | null> {
  const wanted = { mostBytes: MOST_BYTES, deadlineMs: DEADLINE_MS, accept: ACCEPT };
  const isOurs = networksOf(ctx.config.imageNetworks);
  try {
    const bytes = await fetchBytes(url, wanted, { addresses, allowPrivate: false, isOurs });
    const seen = await ctx.pageWorkers.run<Awaited<ReturnType<typeof inspectPicture>>>(
      'inspectPicture',
      { bytes },
      ctx.config.parseSeconds * 1000,
    );
    return seen && { bytes, type: seen.type };
  } catch (error) {
    if (!(error instanceof Upstream)) ctx.log.warn({ err: error }, 'a picture could not be looked at');
    else ctx.log.debug(`a picture could not be fetched: ${messageOf(error)}`);
    return null;
  }
}

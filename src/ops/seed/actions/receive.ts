import { jobs } from '#src/channels/email/ingest/index.ts';
import { appendRaws, packRaw } from '#src/mail/raw/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import { workThrough } from '#src/platform/jobs/index.ts';

/** `ip` is whom it came from, where that matters to who is believed to have sent it. */
export type Arriving = { from: string; to: string; at: number; bytes: Uint8Array; ip?: string };

/** Keeps mails as the receiver does, each at its own time. @returns their raw ids, in order */
export async function store(ctx: Ctx, mails: Arriving[]): Promise<number[]> {
  const raws = await Promise.all(
    mails.map(({ from, to, at, bytes, ip }) => {
      const envelope = { from, to: [to], source: 'smtp' as const, ...(ip ? { ip, helo: 'mail.example' } : {}) };
      return packRaw({ direction: 'in', at, bytes, envelope });
    }),
  );
  return transaction(ctx, (ctx) => appendRaws(ctx.db, raws));
}

/** Keeps a mail and puts it into a conversation by everything that a letter goes through. @returns its raw id */
export async function receive(ctx: Ctx, mail: Arriving): Promise<number> {
  const [rawId] = await store(ctx, [mail]);
  const [parsing] = jobs;
  await workThrough(ctx, parsing!, [{ rawId, size: mail.bytes.length }]);
  return rawId!;
}

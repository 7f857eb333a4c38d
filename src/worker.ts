import { type VerifyBatch, verifyBatch } from '#src/mail/authentication/index.ts';
import { readMail } from '#src/mail/bounces/index.ts';
import { dkimSignatures, type SigningKey } from '#src/mail/dkim/index.ts';
import { readPart, readPartByCid, readParts } from '#src/mail/mime/index.ts';
import { inspectPicture, partThumbnail, quoteMail, type RenderOptions, renderMail } from '#src/mail/showing/index.ts';
import { serveTasks } from '#src/platform/workers/index.ts';

/** The Worker's entry file: what costs processor time and meets hostile bytes. It never opens the database. */

type Mail = { bytes: Uint8Array };

serveTasks(
  {
    parseMail: ({ bytes, envelopeFrom }: Mail & { envelopeFrom: string }) => readMail(bytes, envelopeFrom),
    renderMail: ({ bytes, ...options }: Mail & RenderOptions) => renderMail(bytes, options),
    inspectPicture: ({ bytes }: Mail) => inspectPicture(bytes),
    partThumbnail: ({ bytes, path, side }: Mail & { path: string; side: number }) => partThumbnail(bytes, path, side),
    readParts: ({ bytes, paths }: Mail & { paths: string[] }) => readParts(bytes, paths),
    quoteMail: ({ bytes, mostBytes }: Mail & { mostBytes: number }) => quoteMail(bytes, mostBytes),
    readPart: ({ bytes, path }: Mail & { path: string }) => readPart(bytes, path),
    signMail: ({ bytes, keys, at }: Mail & { keys: SigningKey[]; at: number }) => dkimSignatures(bytes, keys, at),
    verifyMails: (batch: VerifyBatch) => verifyBatch(batch),
    readPartByCid: ({ bytes, cid }: Mail & { cid: string }) => readPartByCid(bytes, cid),
  },
  self as unknown as Parameters<typeof serveTasks>[1],
);

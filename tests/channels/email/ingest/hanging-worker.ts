import { parseMail } from '#src/mail/mime/index.ts';
import { serveTasks } from '#src/platform/workers/index.ts';

/** A Worker that never ends with mails that say so: the parser has no such input that we know of, but it may. */
serveTasks(
  {
    parseMail({ bytes, envelopeFrom }: { bytes: Uint8Array; envelopeFrom: string }) {
      while (Buffer.from(bytes).includes('HANG')) {}
      return parseMail(bytes, envelopeFrom);
    },
  },
  self as unknown as Parameters<typeof serveTasks>[1],
);

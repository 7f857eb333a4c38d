import type { QueuedCursor } from '#src/mail/delivery/index.ts';

/** Where the next page of the queue begins, as it stands in an address. */
export const writeQueuePlace = ({ queuedAt, rawId, address }: QueuedCursor): string =>
  `${queuedAt} ${rawId} ${address}`;

export function readQueuePlace(text: string): QueuedCursor | null {
  const match = /^(\d{1,16}) (\d{1,15}) (\S{1,320})$/.exec(text);
  return match ? { queuedAt: Number(match[1]), rawId: Number(match[2]), address: match[3]! } : null;
}

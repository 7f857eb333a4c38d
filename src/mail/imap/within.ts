import type { ImapFlow } from 'imapflow';
import { ImapTrouble } from './trouble.ts';

/** What a server may say to one question, and for how long. */
export type Bounds = { bytes: number; ms: number };

const LOOK_MS = 50;

/**
 * Asks a server something and ends the session where the answer has no end: imapflow bounds a line and a literal, but keeps as
 * many of them as come.
 * @throws ImapTrouble 'answer' or 'timeout'
 */
export async function within<T>(client: ImapFlow, { bytes, ms }: Bounds, ask: () => Promise<T>): Promise<T> {
  const from = client.stats().received;
  const startedAt = performance.now();
  let trouble: ImapTrouble | null = null;
  const look = setInterval(() => {
    if (client.stats().received - from > bytes) trouble = new ImapTrouble('answer', 'The server does not stop talking');
    else if (performance.now() - startedAt > ms) trouble = new ImapTrouble('timeout', 'The answer does not end');
    if (trouble) client.close();
  }, LOOK_MS);
  try {
    return await ask();
  } catch (error) {
    throw trouble ?? error;
  } finally {
    clearInterval(look);
  }
}

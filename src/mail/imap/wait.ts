import type { ImapClient } from './connect.ts';

/**
 * Rests in the open folder until the server tells of new mail (IDLE, RFC 2177), the connection ends, `signal` is aborted, or
 * `ms` are over, which must be looked at too: servers stop telling, and some have no IDLE at all.
 */
export async function waitForMail(client: ImapClient, ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted || !client.usable) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  const end = () => resolve();
  const timer = setTimeout(end, ms);
  client.on('exists', end);
  client.on('close', end);
  signal.addEventListener('abort', end);
  // It goes on until the next command; that it broke shows there.
  if (canIdle(client)) client.idle().catch(end);
  try {
    await promise;
  } finally {
    clearTimeout(timer);
    client.off('exists', end);
    client.off('close', end);
    signal.removeEventListener('abort', end);
  }
}

export const canIdle = (client: ImapClient): boolean => client.capabilities.has('IDLE');

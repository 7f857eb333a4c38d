import { messageOf } from '#src/lib/errors.ts';

const REASONS: Record<string, string> = {
  EADDRINUSE: 'another program listens there',
  EACCES: 'this user may not listen there',
  EADDRNOTAVAIL: 'this machine has no such address',
};

/** Opens a port; where it can't be had, says which setting names it and what is in the way. */
export async function listen<T>(
  setting: string,
  place: { host: string; port: number },
  open: () => T,
): Promise<Awaited<T>> {
  try {
    return await open();
  } catch (error) {
    const code = String((error as { code?: unknown }).code);
    const reason = REASONS[code] ?? messageOf(error);
    throw new Error(`${setting}: ${place.host} port ${place.port} can't be opened: ${reason}.`, { cause: error });
  }
}

/** One picture of another server as it is handed on; null for one that can't be shown. */
export type Picture = { bytes: Uint8Array; type: string };

type Limits = { mostBytes: number; keptMs: number; failedMs: number; atOnce: number; now(): number };
type Kept = { picture: Picture | null; until: number };

/**
 * Keeps pictures of other servers in memory, the ones used last, so that a picture is fetched once for all who read the
 * mail, and hammers no server that has failed. Requests beyond `atOnce` wait their turn.
 */
export function createPictureCache(load: (url: string) => Promise<Picture | null>, limits: Limits) {
  const kept = new Map<string, Kept>();
  const coming = new Map<string, Promise<Picture | null>>();
  const waiting: (() => void)[] = [];
  let bytes = 0;
  let running = 0;

  const drop = (url: string) => {
    bytes -= kept.get(url)?.picture?.bytes.length ?? 0;
    kept.delete(url);
  };

  const keep = (url: string, picture: Picture | null) => {
    drop(url);
    kept.set(url, { picture, until: limits.now() + (picture ? limits.keptMs : limits.failedMs) });
    bytes += picture?.bytes.length ?? 0;
    for (const oldest of kept.keys()) {
      if (bytes <= limits.mostBytes && kept.size <= MOST_KEPT) break;
      drop(oldest);
    }
  };

  const fetched = async (url: string): Promise<Picture | null> => {
    if (running >= limits.atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
    running++;
    try {
      const picture = await load(url);
      keep(url, picture);
      return picture;
    } finally {
      running--;
      coming.delete(url);
      waiting.shift()?.();
    }
  };

  return (url: string): Promise<Picture | null> => {
    const found = kept.get(url);
    if (found && found.until > limits.now()) {
      kept.delete(url);
      kept.set(url, found);
      return Promise.resolve(found.picture);
    }
    const asked = coming.get(url) ?? fetched(url);
    coming.set(url, asked);
    return asked;
  };
}

const MOST_KEPT = 5000;

import { neighbourhoodOf } from '#src/lib/networks.ts';

/** Addresses with a line of their own in one minute; those beyond share one, so that many addresses fill no disk either. */
const mostAddresses = 100;
const others = 'others';

type Say = (details: { ip: string; reasons: Record<string, number> }, message: string) => void;

/**
 * Tells the log which sessions were refused or broke, one line a minute and address at most: the first at once, those of
 * the minute after it as one sum. Reasons must be few fixed texts, since what a stranger says could be endless.
 */
export function createRefusals(say: Say, everyMs: number) {
  const windows = new Map<string, { reasons: Record<string, number>; timer: ReturnType<typeof setTimeout> }>();

  const tell = (ip: string, reasons: Record<string, number>) => say({ ip, reasons }, 'SMTP sessions refused or broken');

  function open(ip: string, reasons: Record<string, number>): void {
    tell(ip, reasons);
    const timer = setTimeout(() => end(ip), everyMs);
    timer.unref();
    windows.set(ip, { reasons: {}, timer });
  }

  function end(ip: string): void {
    const reasons = windows.get(ip)?.reasons ?? {};
    windows.delete(ip);
    if (Object.keys(reasons).length > 0) open(ip, reasons);
  }

  return {
    note(address: string, reason: string): void {
      const key = neighbourhoodOf(address);
      const ip = windows.has(key) || windows.size < mostAddresses ? key : others;
      const window = windows.get(ip);
      if (window) window.reasons[reason] = (window.reasons[reason] ?? 0) + 1;
      else open(ip, { [reason]: 1 });
    },
    /** Says what is not said yet. */
    stop(): void {
      for (const [ip, { timer, reasons }] of [...windows]) {
        clearTimeout(timer);
        windows.delete(ip);
        if (Object.keys(reasons).length > 0) tell(ip, reasons);
      }
    },
  };
}

export type Refusals = ReturnType<typeof createRefusals>;

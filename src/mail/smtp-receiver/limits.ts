import { RateLimited } from '#src/lib/errors.ts';
import { neighbourhoodOf, networksOf } from '#src/lib/networks.ts';
import { createThrottle } from '#src/lib/throttle.ts';
import { type Answer, answers } from './answers.ts';

/** How much one client may ask of us. Of one address: connections and messages; of one session: everything else. */
export type Limits = typeof limitsByDefault;

export const limitsByDefault = {
  /** At once. Postfix gives 50 to each address (smtpd_client_connection_count_limit). */
  connections: 20,
  connectionsPerMinute: 60,
  messagesPerMinute: 120,
  /** Postfix's smtpd_soft_error_limit, smtpd_hard_error_limit, smtpd_error_sleep_time and smtpd_junk_command_limit. */
  softErrors: 10,
  hardErrors: 20,
  errorDelayMs: 1000,
  junkCommands: 100,
  /** For a whole command line, and for the TLS handshake with the command after it. */
  commandMs: 60_000,
  /** Postfix's smtpd_min_data_rate; the grace is for a slow start, and for letters of a few lines. */
  letterGraceMs: 60_000,
  letterBytesPerSecond: 500,
  /** Between two lines on the log about one address. */
  logEveryMs: 60_000,
};

const minuteMs = 60_000;

type Settings = { trusted: readonly string[]; limits: Limits; now: () => number };

/**
 * Counts what each address does (IPv6 by /64), so that one of them can't take all (S10); trusted networks have no limits.
 * In memory: of the connections that are open, and of a bounded number of addresses for the last minute.
 */
export function createAddressLimits({ trusted, limits, now }: Settings) {
  const isTrusted = networksOf(trusted);
  const open = new Map<string, number>();
  const connections = createThrottle({ most: limits.connectionsPerMinute, windowMs: minuteMs }, now);
  const messages = createThrottle({ most: limits.messagesPerMinute, windowMs: minuteMs }, now);

  return {
    isTrusted,
    /** Counts a connection until leave(), unless it is to be refused. */
    enter(address: string): Answer | null {
      if (isTrusted(address)) return null;
      const key = neighbourhoodOf(address);
      const count = open.get(key) ?? 0;
      if (count >= limits.connections || isOver(connections, key)) return answers.tooManyConnections;
      open.set(key, count + 1);
      return null;
    },
    leave(address: string): void {
      if (isTrusted(address)) return;
      const key = neighbourhoodOf(address);
      const count = open.get(key) ?? 0;
      if (count > 1) open.set(key, count - 1);
      else open.delete(key);
    },
    mayBeginLetter: (address: string): boolean => isTrusted(address) || !isOver(messages, neighbourhoodOf(address)),
  };
}

export type AddressLimits = ReturnType<typeof createAddressLimits>;

function isOver(throttle: ReturnType<typeof createThrottle>, key: string): boolean {
  try {
    throttle.attempt(key);
    return false;
  } catch (error) {
    if (error instanceof RateLimited) return true;
    throw error;
  }
}

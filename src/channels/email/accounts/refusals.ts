import { ImapTrouble } from '#src/mail/imap/index.ts';

const MOST = 8;

/** Counts how often a server refuses one and the same mail, so that a broken one does not hold up all that come after it. */
export type Refusals = { note(error: unknown): void; givenUp(): ReadonlySet<number> };

export function createRefusals(): Refusals {
  const counts = new Map<number, number>();
  return {
    note(error) {
      if (!(error instanceof ImapTrouble) || error.uid === null) return;
      counts.set(error.uid, (counts.get(error.uid) ?? 0) + 1);
    },
    givenUp: () => new Set([...counts].filter(([, count]) => count >= MOST).map(([uid]) => uid)),
  };
}

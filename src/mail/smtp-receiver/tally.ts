import type { Limits } from './limits.ts';

/** Commands that bring a letter on its way, or an end. All others are for nothing when they come in hundreds. */
const work = new Set(['MAIL', 'RCPT', 'DATA', 'STARTTLS', 'QUIT']);

/** Counts the errors and the idle commands of one session since its last letter (S10). */
export function createTally(limits: Limits) {
  let errors = 0;
  let junk = 0;
  return {
    /** Counts a command; false when it is one too many. */
    command(verb: string): boolean {
      if (!work.has(verb)) junk += 1;
      return junk <= limits.junkCommands;
    },
    /** Counts an answer; false when it is one refusal too many. Those with 4xx may be our own fault, and do not count. */
    answer(code: number): boolean {
      if (code >= 500) errors += 1;
      return errors < limits.hardErrors;
    },
    letterTaken(): void {
      errors = 0;
      junk = 0;
    },
    /** How long the next command waits. */
    delayMs: () => (errors > limits.softErrors ? limits.errorDelayMs : 0),
  };
}

export type Tally = ReturnType<typeof createTally>;

import type { Limits } from './limits.ts';

const longestStepMs = 60 * 60_000;

/**
 * The one deadline that runs in a session: for its next whole command, or for its letter at the slowest rate we bear.
 * Single bytes extend neither, as they do the idle timer of smtp-server (S9).
 */
export function createPatience(limits: Limits, isOver: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;

  function wait(ms: number, then: () => void): void {
    clearTimeout(timer);
    timer = setTimeout(then, ms);
  }

  /** Time is what was waited, so that a clock that is set forward ends nobody's session. */
  function forLetter(bytesSoFar: () => number | null, waitedMs = 0): void {
    const bytes = bytesSoFar();
    if (bytes === null) return;
    const allowedMs = limits.letterGraceMs + (bytes / limits.letterBytesPerSecond) * 1000;
    const stepMs = Math.min(allowedMs - waitedMs, longestStepMs);
    if (stepMs <= 0) isOver();
    else wait(stepMs, () => forLetter(bytesSoFar, waitedMs + stepMs));
  }

  return {
    forCommand: () => wait(limits.commandMs, isOver),
    /** `bytesSoFar` is null once the letter is whole: from then on the client waits for us. */
    forLetter: (bytesSoFar: () => number | null) => forLetter(bytesSoFar),
    stop: () => clearTimeout(timer),
  };
}

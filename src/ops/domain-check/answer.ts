import { messageOf } from '#src/lib/errors.ts';
import type { Answer } from './findings/finding.ts';

/** What DNS said, or the trouble there was, as a value. */
export const answerOf = <T>(asked: Promise<T>): Promise<Answer<T>> =>
  asked.then(
    (value) => ({ ok: true, value }),
    (error: unknown) => ({ ok: false, error: messageOf(error) }),
  );

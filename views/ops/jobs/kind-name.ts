import type { Words } from '#src/words/index.ts';

/** A kind of work in words; one that these words don't know is told by its own name. */
export const kindName = (w: Words, kind: string): string =>
  Object.hasOwn(w.status.jobs.kinds, kind) ? w.status.jobs.kinds[kind]! : kind;

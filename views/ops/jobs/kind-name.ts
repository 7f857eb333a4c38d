import type { Words } from '#src/words/index.ts';

const PARKED = 'event.';

/** A kind of work in words; one that these words don't know is told by its own name. */
export function kindName(w: Words, kind: string): string {
  const { kinds, parkedKind } = w.status.jobs;
  if (Object.hasOwn(kinds, kind)) return kinds[kind]!;
  return kind.startsWith(PARKED) ? parkedKind(kind.slice(PARKED.length)) : kind;
}

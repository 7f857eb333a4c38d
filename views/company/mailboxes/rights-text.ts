import type { Words } from '#src/words/index.ts';
import { RIGHTS, type Right } from './types.ts';

/** Rights in one line, in their order; whoever has full access need not be told that they read. */
export function rightsText(w: Words, mays: readonly Right[]): string {
  const told = RIGHTS.filter((may) => mays.includes(may) && !(may === 'read' && mays.includes('full')));
  return told.map((may) => w.mailboxes.rights[may].name).join(', ');
}

import type { Words } from '#src/words/index.ts';
import type { LogRow, Told } from './types.ts';

/** Who sent it, also where nobody stands in the envelope. */
export const senderText = ({ mailLog }: Words, { from, direction }: Pick<LogRow, 'from' | 'direction'>): string =>
  from || (direction === 'out' ? mailLog.ourselves : mailLog.nobody);

/** What a mail is called: its subject, or who is at its other end for those who may not read it. */
export function storyTitle(w: Words, { subject, from, to, head: { direction } }: Told): string {
  if (subject !== null) return subject || w.inbox.row.noSubject;
  if (direction === 'in') return w.mailLog.story.titleIn(senderText(w, { from, direction }));
  const [first = w.mailLog.outcomes.gone, ...others] = to;
  const whom = w.mailLog.story.titleOut(first);
  return others.length > 0 ? `${whom} ${w.mailLog.and(others.length)}` : whom;
}

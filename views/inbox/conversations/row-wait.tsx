import { duration } from '#src/words/index.ts';
import type { Dated } from '../../ui/types.ts';

// From here on the wait is a state of its own and gets its colour.
const LONG_MS = 24 * 3_600_000;

/** How long the customer has been waiting. */
export const RowWait = ({ w, locale, now, since }: Dated & { since: number | null }) => {
  if (since === null) return null;
  const waited = Math.max(0, now - since);
  const label = w.list.waits(duration(waited, locale));
  return (
    <span class={`wait${waited >= LONG_MS ? ' long' : ''}`} title={label}>
      <span aria-hidden="true">{duration(waited, locale, 'narrow')}</span>
      <span class="sr-only">{label}</span>
    </span>
  );
};

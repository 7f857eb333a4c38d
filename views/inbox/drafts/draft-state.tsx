import { clockTime } from '#src/words/index.ts';
import type { Dated } from '../../ui/types.ts';

export type DraftStateProps = Dated & { savedAt: number | null };

/** Whether the draft is safe. The script fills in the moments between two answers of the server. */
export const DraftState = ({ savedAt, w, ...setting }: DraftStateProps) => (
  <p
    id="draft-state"
    class="draft-state"
    aria-live="polite"
    data-saving={w.writing.saving}
    data-saved={w.writing.savedNow}
    data-failed={w.writing.saveFailed}
    data-lost={w.writing.draftLost}
  >
    {savedAt === null ? '' : w.writing.saved(clockTime(savedAt, setting))}
  </p>
);

import type { Worded } from '../../ui/types.ts';

/** Shown by the script when something came in that the author does not know of; until they look, the reply would be held. */
export const NewerLine = ({ w }: Worded) => (
  <div class="newer" role="status" data-newer hidden>
    {w.writing.newer.came}{' '}
    <button type="button" class="text-button">
      {w.writing.newer.show}
    </button>
  </div>
);

import type { Worded } from '../../ui/types.ts';

/** Shown by the script when this browser holds a text that differs from the saved one. */
export const RestoreOffer = ({ w }: Worded) => (
  <div class="restore" data-restore hidden>
    {w.writing.restore.found}{' '}
    <button type="button" class="text-button" data-restore-apply>
      {w.writing.restore.apply}
    </button>
    <button type="button" class="text-button" data-restore-drop>
      {w.writing.restore.drop}
    </button>
  </div>
);

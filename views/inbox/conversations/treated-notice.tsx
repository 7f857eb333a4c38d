import { ActionForm } from '../../ui/action-form.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { Worded } from '../../ui/types.ts';
import type { TreatedShown } from './types.ts';

/** What was just done with several conversations, and the way to take it back. It stands in the live region `#treated`. */
export const TreatedNotice = ({ w, treated }: Worded & { treated: TreatedShown | null }) => {
  if (!treated) return null;
  const { act, changed, left, undo } = treated;
  return (
    <div class="treated-notice">
      <p>
        {w.list.treated[act](changed)}
        {left > 0 ? <span class="treated-left">{w.list.left(left)}</span> : null}
      </p>
      {undo ? (
        <ActionForm method="delete" action={`/treatments/${undo}`} target="#conversation-list">
          <button type="submit" class="button plain" data-key="z">
            <Icon name="undo" />
            {w.list.undo}
          </button>
        </ActionForm>
      ) : null}
      <button type="button" class="icon-button" aria-label={w.shell.close} data-dismiss="#treated">
        <Icon name="close" />
      </button>
    </div>
  );
};

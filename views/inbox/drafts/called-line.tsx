import type { Worded } from '../../ui/types.ts';
import type { Draft } from './types.ts';

type Props = Worded & { called: NonNullable<Draft['called']>; isShown: boolean };

/** Says whom the newest message wants answered, where that is somebody else; sending tells the server who was shown. */
export const CalledLine = ({ w, called, isShown }: Props) => (
  <>
    <input type="hidden" name="called" value={called.keys} />
    {isShown && called.list !== '' ? (
      <div class="called-line" role="status">
        <span>
          {w.compose.called} <bdi>{called.name}</bdi>
        </span>
        <button type="submit" class="text-button" name="take" value={called.list} formnovalidate data-take>
          {w.compose.takeCalled}
        </button>
      </div>
    ) : null}
  </>
);

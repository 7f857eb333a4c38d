import { Icon } from '../ui/icon.tsx';
import type { Worded } from '../ui/types.ts';

/** `maySend` and `mayManage`: in any mailbox. A key that does nothing for this person is not told of. */
export type KeysHelpProps = Worded & { maySend: boolean; mayManage: boolean; hasDrafts: boolean };

type Key = [combination: string[], meaning: string];

function keysFor({ w, maySend, mayManage, hasDrafts }: KeysHelpProps): Key[] {
  const words = w.shell.keys;
  const { enter, control, shift } = words.names;
  const when = (may: boolean, ...keys: Key[]) => (may ? keys : []);
  return [
    [['j'], words.next],
    [['k'], words.previous],
    [[enter], words.open],
    ...when(maySend, [['r'], words.reply], [['a'], words.replyAll], [['f'], words.forward], [['c'], words.begin]),
    ...when(mayManage, [['m'], words.assignToMe], [['i'], words.assign], [['e'], words.close]),
    [['x'], words.select],
    [['u'], words.unread],
    [['z'], words.undo],
    ...when(maySend, [[control, enter], words.send]),
    ...when(maySend && mayManage, [[control, shift, enter], words.sendAndClose]),
    [['g', 'm'], words.goMine],
    [['g', 'u'], words.goUnassigned],
    [['g', 'o'], words.goOpen],
    ...when(hasDrafts, [['g', 'd'], words.goDrafts]),
    [[words.names.escape], words.leave],
    [['?'], words.help],
  ];
}

export const KeysHelp = (props: KeysHelpProps) => {
  const { w } = props;
  const words = w.shell.keys;
  return (
    <dialog id="keys-help" class="dialog" aria-labelledby="keys-help-title">
      <div class="dialog-head">
        <h2 id="keys-help-title">{words.title}</h2>
        <form method="dialog">
          <button type="submit" class="icon-button" aria-label={w.shell.close}>
            <Icon name="close" />
          </button>
        </form>
      </div>
      <p class="muted">{words.hint}</p>
      <dl class="keys">
        {keysFor(props).map(([combination, meaning]) => (
          <div class="keys-row">
            <dt>
              {combination.map((key) => (
                <kbd translate="no">{key}</kbd>
              ))}
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </dialog>
  );
};

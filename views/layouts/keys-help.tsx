import { Icon } from '../ui/icon.tsx';
import type { Worded } from '../ui/types.ts';

export const KeysHelp = ({ w }: Worded) => {
  const words = w.shell.keys;
  const keys: [string[], string][] = [
    [['j'], words.next],
    [['k'], words.previous],
    [[words.names.enter], words.open],
    [['r'], words.reply],
    [['a'], words.replyAll],
    [['f'], words.forward],
    [['c'], words.begin],
    [['m'], words.assignToMe],
    [['i'], words.assign],
    [['e'], words.close],
    [['x'], words.select],
    [['u'], words.unread],
    [['z'], words.undo],
    [[words.names.control, words.names.enter], words.send],
    [[words.names.control, words.names.shift, words.names.enter], words.sendAndClose],
    [['g', 'm'], words.goMine],
    [['g', 'u'], words.goUnassigned],
    [['g', 'o'], words.goOpen],
    [['g', 'd'], words.goDrafts],
    [[words.names.escape], words.leave],
    [['?'], words.help],
  ];
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
        {keys.map(([combination, meaning]) => (
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

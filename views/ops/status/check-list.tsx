import { Icon } from '../../ui/icon.tsx';
import type { Worded } from '../../ui/types.ts';
import type { CheckLine } from './types.ts';

const ICONS = { ok: 'done', warn: 'warning', fail: 'failed' } as const;

/** What doctor says, the worst first. Its words are those of the command line, in English. */
export const CheckList = ({ w, lines }: Worded & { lines: CheckLine[] }) => {
  const order = ['fail', 'warn', 'ok'];
  const sorted = lines.toSorted((a, b) => order.indexOf(a.level) - order.indexOf(b.level));
  return (
    <ul id="checks" class="checks">
      {sorted.map(({ level, check, title, says, todo }) => (
        <li class="finding finding-head">
          <span class={`finding-state ${level}`}>
            <Icon name={ICONS[level]} />
            <span class="sr-only">{w.status.states[level]}</span>
          </span>
          <span class="item-main" lang="en">
            <span class="item-title">{title ? <a href="/domains">{title}</a> : <bdi>{check}</bdi>}</span>
            <span class="item-sub">
              <bdi>{says}</bdi>
            </span>
            {todo ? (
              <span class="item-sub check-todo">
                <bdi>{todo}</bdi>
              </span>
            ) : null}
          </span>
        </li>
      ))}
    </ul>
  );
};

import type { Child } from 'hono/jsx';
import { Icon } from '../../ui/icon.tsx';
import type { Worded } from '../../ui/types.ts';
import type { Level } from './types.ts';

const ICONS = { warn: 'warning', fail: 'failed' } as const;

type Props = Worded & { label: string; level?: Level; href?: string; children: Child };

/** One line of a panel: what it is, how it is; a sign only where it is not in order. */
export const Fact = ({ w, label, level = 'ok', href, children }: Props) => (
  <div class={`status-fact ${level}`}>
    <dt>{href ? <a href={href}>{label}</a> : label}</dt>
    <dd>
      {level === 'ok' ? null : (
        <>
          <Icon name={ICONS[level]} />
          <span class="sr-only">{w.status.states[level]}: </span>
        </>
      )}
      <span>{children}</span>
    </dd>
  </div>
);

import type { Child } from 'hono/jsx';
import type { IconName } from '#static/icons/index.ts';
import { Icon } from './icon.tsx';

type Props = { id: string; label: string; icon?: IconName; children: Child };

/** A small menu that opens without JavaScript; all of them share a name, so opening one closes the others. */
export const Menu = ({ id, label, icon = 'more', children }: Props) => (
  <details class="menu" id={id} name="menu">
    <summary class="icon-button" aria-label={label} title={label}>
      <Icon name={icon} />
    </summary>
    <div class="menu-items">{children}</div>
  </details>
);

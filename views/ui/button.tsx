import type { Child } from 'hono/jsx';
import type { IconName } from '#static/icons/index.ts';
import { Icon } from './icon.tsx';

type Props = {
  kind?: 'primary' | 'plain' | 'quiet' | 'danger';
  icon?: IconName;
  name?: string;
  value?: string;
  /** The key that clicks this button (`data-key`). */
  shortcut?: string;
  children: Child;
};

export const Button = ({ kind = 'plain', icon, name, value, shortcut, children }: Props) => (
  <button type="submit" class={`button ${kind}`} name={name} value={value} data-key={shortcut}>
    {icon ? <Icon name={icon} /> : null}
    {children}
  </button>
);

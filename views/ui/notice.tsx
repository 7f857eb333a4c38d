import type { Child } from 'hono/jsx';
import type { IconName } from '#static/icons/index.ts';
import { Icon } from './icon.tsx';

type Props = {
  tone: 'plain' | 'waiting' | 'failed' | 'done';
  icon: IconName;
  role?: 'status' | 'alert';
  children: Child;
};

export const Notice = ({ tone, icon, role, children }: Props) => (
  <div class={`notice ${tone}`} role={role}>
    <Icon name={icon} />
    <div class="notice-text">{children}</div>
  </div>
);

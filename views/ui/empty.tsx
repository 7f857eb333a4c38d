import type { Child } from 'hono/jsx';
import type { IconName } from '#static/icons/index.ts';
import { Icon } from './icon.tsx';

type Props = { icon: IconName; title: string; hint: string; children?: Child };

/** What stands where a list would: what it is, and the next step. */
export const Empty = ({ icon, title, hint, children }: Props) => (
  <div class="empty">
    <span class="empty-icon">
      <Icon name={icon} />
    </span>
    <p class="empty-title">{title}</p>
    <p class="empty-hint">{hint}</p>
    {children}
  </div>
);

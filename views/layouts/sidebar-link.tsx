import type { IconName } from '#static/icons/index.ts';
import { Icon } from '../ui/icon.tsx';

type Props = {
  href: string;
  icon: IconName;
  label: string;
  isCurrent: boolean;
  count?: string;
  title?: string;
  quietCount?: boolean;
};

export const SidebarLink = ({ href, icon, label, isCurrent, count, title, quietCount }: Props) => (
  <li>
    <a class="sidebar-link" href={href} title={title} aria-current={isCurrent ? 'page' : undefined}>
      <Icon name={icon} />
      <span class="sidebar-label">{label}</span>
      {count ? <span class={`count${quietCount ? ' quiet' : ''}`}>{count}</span> : null}
    </a>
  </li>
);

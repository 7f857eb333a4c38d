import type { Child } from 'hono/jsx';
import { Icon } from '../ui/icon.tsx';

type Props = {
  title: string;
  lead: string;
  /** the page that this one belongs to */
  back?: { href: string; label: string };
  children: Child;
};

/** A page with one purpose: its title, one sentence, and panels below. */
export const SettingsPage = ({ title, lead, back, children }: Props) => (
  <div class="page">
    <div class="page-inner">
      <header class="page-head">
        {back ? (
          <a class="page-back" href={back.href}>
            <Icon name="back" />
            {back.label}
          </a>
        ) : null}
        <h1>{title}</h1>
        <p class="muted">{lead}</p>
      </header>
      {children}
    </div>
  </div>
);

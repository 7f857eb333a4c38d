import type { Child } from 'hono/jsx';

/** A page with one purpose: its title, one sentence, and panels below. */
export const SettingsPage = ({ title, lead, children }: { title: string; lead: string; children: Child }) => (
  <div class="page">
    <div class="page-inner">
      <header class="page-head">
        <h1>{title}</h1>
        <p class="muted">{lead}</p>
      </header>
      {children}
    </div>
  </div>
);

import type { Child } from 'hono/jsx';
import { Icon } from '../ui/icon.tsx';
import type { Worded } from '../ui/types.ts';

export type PlainProps = Worded & { company: string | null; children: Child };

/** The frame of pages for people who are not signed in: one card in the middle. */
export const Plain = ({ w, company, children }: PlainProps) => (
  <div class="plain-page">
    <header class="plain-brand">
      <span class="brand-mark">
        <Icon name="logo" />
      </span>
      <span class="brand-name">{company ?? w.shell.product}</span>
    </header>
    <main class="card" id="main">
      {children}
    </main>
  </div>
);

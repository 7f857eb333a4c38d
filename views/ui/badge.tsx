import type { Child } from 'hono/jsx';

type Props = { tone: 'plain' | 'waiting' | 'failed' | 'done' | 'accent'; title?: string; children: Child };

export const Badge = ({ tone, title, children }: Props) => (
  <span class={`badge ${tone}`} title={title}>
    {children}
  </span>
);

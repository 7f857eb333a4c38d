import type { Child } from 'hono/jsx';
import type { Worded } from '../../ui/types.ts';

const PATHS = {
  mails: '/mail-log',
  queue: '/mail-log/queue',
  unreadable: '/mail-log/unreadable',
  refused: '/mail-log/refused',
};

type Props = Worded & { tab: keyof typeof PATHS; children: Child };

/** The head that the four parts of the log share. */
export const LogLayout = ({ w, tab, children }: Props) => (
  <div class="page">
    <div class="page-inner">
      <header class="page-head">
        <h1>{w.mailLog.title}</h1>
        <p class="muted">{w.mailLog.lead}</p>
      </header>
      <nav class="tabs" aria-label={w.mailLog.tabsLabel}>
        {(Object.keys(PATHS) as (keyof typeof PATHS)[]).map((each) => (
          <a class="tab" href={PATHS[each]} aria-current={each === tab ? 'page' : undefined}>
            {w.mailLog.tabs[each]}
          </a>
        ))}
      </nav>
      {children}
    </div>
  </div>
);

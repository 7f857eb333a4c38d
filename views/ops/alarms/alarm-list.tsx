import { alarmText } from '#src/words/index.ts';
import { Notice } from '../../ui/notice.tsx';
import { Time } from '../../ui/time.tsx';
import type { Dated } from '../../ui/types.ts';

export type Alarm = { name: string; sinceAt: number; data: Record<string, unknown> };

/** Where an admin can do something about it. */
const PAGES: Record<string, string> = {
  imap: '/accounts',
  relay: '/sending',
  domain: '/domains',
  rspamd: '/spam',
  backup: '/backups',
};

const kindOf = ({ name }: Alarm) => name.split(':', 1)[0]!;

/** What needs an admin, above every page of theirs until it is over. */
export const AlarmList = ({ alarms, ...dated }: Dated & { alarms: Alarm[] }) => (
  <div
    id="alarms"
    class="alarms"
    role="status"
    aria-label={dated.w.shell.alarms.title}
    hx-get="/alarms"
    hx-trigger="live-alarm-0 from:body"
    hx-swap="outerMorph"
  >
    {alarms.map((alarm) => (
      <Notice tone="failed" icon="warning">
        {alarmText(dated.w, alarm)}{' '}
        <span class="muted">
          {dated.w.shell.alarms.since} <Time {...dated} at={alarm.sinceAt} style="message" />
        </span>{' '}
        {PAGES[kindOf(alarm)] ? <a href={PAGES[kindOf(alarm)]}>{dated.w.shell.alarms.see}</a> : null}
      </Notice>
    ))}
  </div>
);

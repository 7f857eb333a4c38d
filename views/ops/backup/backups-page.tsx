import { SettingsPage } from '../../layouts/settings-page.tsx';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { Dated, FormState } from '../../ui/types.ts';
import { BackupRow } from './backup-row.tsx';
import { type Nightly, NightlyForm } from './nightly-form.tsx';
import type { BackupSummary, ShownBackup } from './types.ts';

export type BackupsPageProps = Dated & {
  summary: BackupSummary;
  backups: ShownBackup[];
  nightly: Nightly & { timeZone: string };
  defaultFolder: string;
  /** whether the next ones are encrypted */
  isSealing: boolean;
  notice: 'saved' | 'asked' | null;
  form: FormState;
};

export const BackupsPage = ({ summary, backups, nightly, notice, form, ...props }: BackupsPageProps) => {
  const { defaultFolder, isSealing, ...dated } = props;
  const { w } = dated;
  const words = w.backup;
  return (
    <SettingsPage title={words.title} lead={words.lead} back={{ href: '/status', label: words.back }}>
      {notice === 'saved' ? (
        <Notice tone="done" icon="check" role="status">
          {words.saved}
        </Notice>
      ) : null}
      {isSealing ? null : (
        <Notice tone="waiting" icon="warning">
          {words.clearWarning}
        </Notice>
      )}
      <section class="panel" aria-labelledby="backups">
        <div class="panel-head">
          <h2 id="backups">{words.list}</h2>
          <form method="post" action="/backups">
            <Button kind="primary">{words.now}</Button>
          </form>
        </div>
        <div
          id="backup-list"
          {...(summary.isRunning
            ? { 'hx-get': '/backups', 'hx-trigger': 'every 2s', 'hx-select': '#backup-list', 'hx-swap': 'outerMorph' }
            : {})}
        >
          {summary.isRunning ? (
            <Notice tone="plain" icon="delayed" role="status">
              {notice === 'asked' ? words.asked : words.running}
            </Notice>
          ) : null}
          {backups.length === 0 ? (
            <Empty icon="file" title={words.none} hint={words.noneHint} />
          ) : (
            <ul class="items">
              {backups.map((backup) => (
                <BackupRow {...dated} backup={backup} />
              ))}
            </ul>
          )}
        </div>
        <p class="panel-hint">
          {words.restore} <samp>postroom restore FILE</samp>
        </p>
      </section>
      <NightlyForm w={w} nightly={nightly} timeZone={nightly.timeZone} defaultFolder={defaultFolder} form={form} />
    </SettingsPage>
  );
};

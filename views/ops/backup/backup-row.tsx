import { fileSize, wholeNumber } from '#src/words/index.ts';
import { ActionForm } from '../../ui/action-form.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Time } from '../../ui/time.tsx';
import type { Dated, Worded } from '../../ui/types.ts';
import type { ShownBackup } from './types.ts';

/** How large it is and what was counted in it, or why it failed. */
export const BackupFacts = ({ w, locale, backup }: Worded & { locale: string; backup: ShownBackup }) => {
  const words = w.backup;
  const { bytes, counts, error, tookMs } = backup;
  if (error !== null) return <span class="backup-error">{error}</span>;
  const told = [
    [words.mails, 'raw'],
    [words.conversations, 'conversation'],
    [words.people, 'user'],
  ] as const;
  const content = told.map(([say, table]) => say(counts[table] ?? 0, wholeNumber(counts[table] ?? 0, locale)));
  const parts = [
    fileSize(bytes ?? 0, locale),
    content.join(', '),
    ...(tookMs === null ? [] : [words.took(wholeNumber(Math.max(1, Math.round(tookMs / 1000)), locale))]),
  ];
  return <>{parts.join(' · ')}</>;
};

export const BackupRow = ({ backup, ...dated }: Dated & { backup: ShownBackup }) => {
  const { w, locale } = dated;
  const words = w.backup;
  const { id, reason, at, name, error, isSealed, isThere } = backup;
  // What the command line put somewhere is the command line's.
  const isOurs = isThere && reason !== 'command';
  return (
    <li class="item backup-row">
      <span class={`item-icon ${error === null ? '' : 'failed'}`}>
        <Icon name={error === null ? (isSealed ? 'encrypted' : 'file') : 'failed'} />
      </span>
      <div class="item-main">
        <span class="item-title">
          <Time {...dated} at={at} style="message" /> <span class="muted">{words.reasons[reason]}</span>{' '}
          {error === null ? null : <Badge tone="failed">{words.failed}</Badge>}
          {error === null && !isThere ? <Badge tone="waiting">{words.gone}</Badge> : null}
        </span>
        <span class="item-sub">
          <BackupFacts w={w} locale={locale} backup={backup} />
        </span>
        {error === null ? (
          <span class="item-sub backup-path">
            <bdi>{backup.path}</bdi>
          </span>
        ) : null}
      </div>
      <div class="actions">
        {isOurs ? (
          <form method="post" action={`/backups/${id}/download`}>
            <button type="submit" class="button quiet" aria-label={words.downloadOf(name)}>
              <Icon name="download" />
              {words.download}
            </button>
          </form>
        ) : null}
        <ActionForm method="delete" action={`/backups/${id}`}>
          <button
            type="submit"
            class="button quiet danger"
            aria-label={isOurs ? words.removeOf(name) : words.forgetOf(name)}
          >
            {isOurs ? words.remove : words.forget}
          </button>
        </ActionForm>
      </div>
    </li>
  );
};

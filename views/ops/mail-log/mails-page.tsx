import { Empty } from '../../ui/empty.tsx';
import type { Dated } from '../../ui/types.ts';
import { LogLayout } from './log-layout.tsx';
import { MailRow } from './mail-row.tsx';
import { SearchForm } from './search-form.tsx';
import type { LogRow } from './types.ts';

export type MailsPageProps = Dated & {
  typed: { q: string; from: string; until: string; before: string };
  errors: Record<string, string>;
  rows: LogRow[];
  next: string | null;
};

export const MailsPage = ({ typed, errors, rows, next, ...dated }: MailsPageProps) => {
  const { w } = dated;
  const { before, ...asked } = typed;
  const isWrong = Object.keys(errors).length > 0;
  const isAsked = Object.values(typed).some((text) => text !== '');
  const url = (more: Record<string, string>) => {
    const query = new URLSearchParams(Object.entries({ ...asked, ...more }).filter(([, text]) => text !== ''));
    return query.size > 0 ? `/mail-log?${query}` : '/mail-log';
  };
  // The first page keeps itself fresh; older ones stand still under whoever reads them.
  const fresh =
    before === '' && !isWrong
      ? { 'hx-get': url({}), 'hx-trigger': 'every 10s', 'hx-select': '#mails', 'hx-swap': 'outerMorph' }
      : {};
  return (
    <LogLayout w={w} tab="mails">
      <SearchForm w={w} typed={typed} errors={errors} />
      <div id="mails" {...fresh}>
        {rows.length === 0 ? (
          isWrong ? null : (
            <Empty
              icon="mail-log"
              title={isAsked ? w.mailLog.noFound : w.mailLog.noMails}
              hint={isAsked ? w.mailLog.noFoundHint : w.mailLog.noMailsHint}
            />
          )
        ) : (
          <ul class="log panel">
            {rows.map((row) => (
              <MailRow {...dated} row={row} />
            ))}
          </ul>
        )}
        <nav class="log-pages">
          {before === '' ? null : (
            <a class="button plain" href={url({})}>
              {w.mailLog.newest}
            </a>
          )}
          {next === null ? null : (
            <a class="button plain" href={url({ before: next })}>
              {w.mailLog.older}
            </a>
          )}
        </nav>
      </div>
    </LogLayout>
  );
};

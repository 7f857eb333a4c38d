import { SettingsPage } from '../../layouts/settings-page.tsx';
import type { Dated } from '../../ui/types.ts';
import { CheckList } from './check-list.tsx';
import { StatusPanels } from './status-panels.tsx';
import type { CheckLine, Status } from './types.ts';

/** `checks` are null until somebody asked for them: DNS and relays take their time. */
export type StatusPageProps = Dated & { status: Status; checks: CheckLine[] | null };

export const StatusPage = ({ status, checks, ...dated }: StatusPageProps) => {
  const { w } = dated;
  const words = w.status;
  return (
    <SettingsPage title={words.title} lead={words.lead}>
      <StatusPanels {...dated} status={status} />
      <section class="panel" aria-labelledby="looked-at">
        <div class="panel-head">
          <h2 id="looked-at">{words.checks.title}</h2>
          <a class="button plain" href="/status?checks">
            {words.checks.look}
          </a>
        </div>
        <p class="panel-hint">{words.checks.hint}</p>
        {checks === null ? (
          <p
            id="checks"
            class="muted"
            role="status"
            hx-get="/status?checks"
            hx-trigger="load"
            hx-select="#checks"
            hx-swap="outerHTML"
          >
            {words.checks.looking}
          </p>
        ) : (
          <CheckList w={w} lines={checks} />
        )}
      </section>
    </SettingsPage>
  );
};

import { SettingsPage } from '../../layouts/settings-page.tsx';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import type { Dated } from '../../ui/types.ts';
import { DomainPanel } from './domain-panel.tsx';
import type { Finding } from './types.ts';

export type DomainsPageProps = Dated & {
  server: { checkedAt: number; findings: Finding[] } | null;
  domains: { name: string; checkedAt: number | null; findings: Finding[] }[];
};

export const DomainsPage = ({ server, domains, ...dated }: DomainsPageProps) => {
  const words = dated.w.domains;
  if (domains.length === 0) {
    return (
      <SettingsPage title={words.title} lead={words.lead}>
        <Empty icon="domain" title={words.none} hint={words.noneHint}>
          <a class="button plain" href="/mailboxes">
            {words.addMailbox}
          </a>
        </Empty>
      </SettingsPage>
    );
  }
  return (
    <SettingsPage title={words.title} lead={words.lead}>
      <form class="form-foot" method="post" action="/domains/checks">
        <Button kind="primary" icon="retry">
          {words.check}
        </Button>
      </form>
      {domains.map(({ name, checkedAt, findings }) => (
        <DomainPanel {...dated} id={name} name={name} checkedAt={checkedAt} findings={findings} />
      ))}
      <DomainPanel
        {...dated}
        id="server"
        name={null}
        checkedAt={server?.checkedAt ?? null}
        findings={server?.findings ?? []}
      />
    </SettingsPage>
  );
};

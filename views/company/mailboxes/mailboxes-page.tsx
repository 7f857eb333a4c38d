import { wholeNumber } from '#src/words/index.ts';
import { SettingsPage } from '../../layouts/settings-page.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { FormState, Worded } from '../../ui/types.ts';
import { MailboxForm } from './mailbox-form.tsx';

export type MailboxesPageProps = Worded & {
  locale: string;
  mailboxes: { id: number; name: string; address: string; open: number }[];
  form: FormState;
};

export const MailboxesPage = ({ w, locale, mailboxes, form }: MailboxesPageProps) => {
  const words = w.mailboxes;
  return (
    <SettingsPage title={words.title} lead={words.lead}>
      <section class="panel" aria-labelledby="mailboxes">
        <h2 id="mailboxes">{words.list}</h2>
        <ul class="items">
          {mailboxes.map(({ id, name, address, open }) => (
            <li class="item">
              <span class="item-icon">
                <Icon name="mailbox" />
              </span>
              <div class="item-main">
                <span class="item-title">
                  <bdi>{name}</bdi>
                </span>
                <span class="item-sub">{address}</span>
              </div>
              <a class="item-side" href={`/inbox/open?mailbox=${id}`}>
                {words.openCount} {wholeNumber(open, locale)}
              </a>
            </li>
          ))}
        </ul>
      </section>
      <MailboxForm w={w} form={form} />
    </SettingsPage>
  );
};

import { SettingsPage } from '../../layouts/settings-page.tsx';
import type { FormState, Worded } from '../../ui/types.ts';
import { MailboxForm } from './mailbox-form.tsx';
import { type ListedMailbox, MailboxList } from './mailbox-list.tsx';

export type MailboxesPageProps = Worded & {
  locale: string;
  mailboxes: ListedMailbox[];
  /** null for whoever may not add one */
  form: FormState | null;
};

export const MailboxesPage = ({ w, locale, mailboxes, form }: MailboxesPageProps) => {
  const words = w.mailboxes;
  const live = mailboxes.filter(({ archivedAt }) => archivedAt === null);
  const archived = mailboxes.filter(({ archivedAt }) => archivedAt !== null);
  return (
    <SettingsPage title={words.title} lead={words.lead}>
      <MailboxList w={w} id="mailboxes" title={words.list} locale={locale} mailboxes={live} />
      {archived.length > 0 ? (
        <MailboxList w={w} id="archived" title={words.archivedList} locale={locale} mailboxes={archived} />
      ) : null}
      {form ? <MailboxForm w={w} form={form} /> : null}
    </SettingsPage>
  );
};

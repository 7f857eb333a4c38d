import { SettingsPage } from '../../layouts/settings-page.tsx';
import type { Worded } from '../../ui/types.ts';
import { RelayForm, type RelayFormProps } from './relay-form.tsx';

export type MailboxRelayPageProps = Worded & {
  mailbox: { id: number; name: string; address: string };
  relay: Omit<RelayFormProps, 'w' | 'action'>;
};

export const MailboxRelayPage = ({ w, mailbox, relay }: MailboxRelayPageProps) => (
  <SettingsPage
    title={mailbox.name}
    lead={w.sending.mailboxes.lead(mailbox.address)}
    back={{ href: '/sending', label: w.sending.backToSending }}
  >
    <RelayForm w={w} action={`/sending/mailboxes/${mailbox.id}/relay`} {...relay} />
  </SettingsPage>
);

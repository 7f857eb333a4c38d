import { calendarDay } from '#src/words/index.ts';
import { SettingsPage } from '../../layouts/settings-page.tsx';
import { ActionForm } from '../../ui/action-form.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SavedNotice } from '../../ui/saved-notice.tsx';
import type { Dated, FormState } from '../../ui/types.ts';
import { AccessPanel } from './access-panel.tsx';
import { AddressPanel } from './address-panel.tsx';
import { ArchivePanel, type Blocks } from './archive-panel.tsx';
import { GeneralForm } from './general-form.tsx';
import { StoryPanel } from './story-panel.tsx';
import type { AccessRow, Told } from './types.ts';

export type MailboxPageProps = Dated & {
  mailbox: { id: number; name: string; address: string; addresses: string[]; archivedAt: number | null };
  form: FormState;
  signature: { html: string; text: string };
  /** what admins alone are shown */
  admin: {
    addressForm: FormState;
    access: { rows: AccessRow[]; isRead: boolean };
    story: Told[];
    blocks: Blocks;
  } | null;
  saved: 'mailbox' | 'rights' | null;
};

const Archived = ({
  mailbox,
  isAdmin,
  ...dated
}: Dated & { mailbox: { id: number; at: number }; isAdmin: boolean }) => {
  const words = dated.w.mailboxes;
  return (
    <Notice tone="waiting" icon="warning">
      <p>{words.archivedNotice(calendarDay(mailbox.at, dated))}</p>
      {isAdmin ? (
        <ActionForm method="delete" action={`/mailboxes/${mailbox.id}/archive`} class="panel-foot">
          <Button>{words.restoreSubmit}</Button>
        </ActionForm>
      ) : null}
    </Notice>
  );
};

export const MailboxPage = ({ mailbox, form, signature, admin, saved, ...dated }: MailboxPageProps) => {
  const { w } = dated;
  const words = w.mailboxes;
  const { id, archivedAt } = mailbox;
  return (
    <SettingsPage
      title={mailbox.name}
      lead={words.pageLead(mailbox.address)}
      back={{ href: '/mailboxes', label: words.back }}
    >
      {archivedAt === null ? null : <Archived {...dated} mailbox={{ id, at: archivedAt }} isAdmin={admin !== null} />}
      <SavedNotice isSaved={saved === 'mailbox'} text={words.saved} />
      <GeneralForm w={w} mailboxId={id} form={form} signature={signature} hasName={admin !== null} />
      {admin ? (
        <>
          <AddressPanel w={w} mailboxId={id} addresses={mailbox.addresses} form={admin.addressForm} />
          <AccessPanel w={w} mailboxId={id} {...admin.access} isSaved={saved === 'rights'} />
          <StoryPanel {...dated} story={admin.story} />
          {archivedAt === null ? <ArchivePanel w={w} mailboxId={id} blocks={admin.blocks} /> : null}
        </>
      ) : null}
    </SettingsPage>
  );
};

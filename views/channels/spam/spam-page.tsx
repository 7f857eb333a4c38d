import { SettingsPage } from '../../layouts/settings-page.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ClassifierForm, type ClassifierProps } from './classifier-form.tsx';
import { ForgeryForm, type ForgeryProps } from './forgery-form.tsx';
import { RspamdForm, type RspamdProps } from './rspamd-form.tsx';
import { Senders, type SendersProps } from './senders.tsx';

export type SpamPageProps = SendersProps & ClassifierProps & ForgeryProps & RspamdProps & { isSaved: boolean };

export const SpamPage = ({ isSaved, ...props }: SpamPageProps) => {
  const words = props.w.spam.page;
  return (
    <SettingsPage title={words.title} lead={words.lead}>
      {isSaved ? (
        <Notice tone="done" icon="check" role="status">
          {words.saved}
        </Notice>
      ) : null}
      <Senders {...props} />
      <ClassifierForm {...props} />
      <ForgeryForm {...props} />
      <RspamdForm {...props} />
    </SettingsPage>
  );
};

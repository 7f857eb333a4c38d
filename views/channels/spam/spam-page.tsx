import { SettingsPage } from '../../layouts/settings-page.tsx';
import { SavedNotice } from '../../ui/saved-notice.tsx';
import { ClassifierForm, type ClassifierProps } from './classifier-form.tsx';
import { ForgeryForm, type ForgeryProps } from './forgery-form.tsx';
import { RspamdForm, type RspamdProps } from './rspamd-form.tsx';
import { Senders, type SendersProps } from './senders.tsx';

export type SpamPageProps = SendersProps & ClassifierProps & ForgeryProps & RspamdProps & { isSaved: boolean };

export const SpamPage = ({ isSaved, ...props }: SpamPageProps) => {
  const words = props.w.spam.page;
  return (
    <SettingsPage title={words.title} lead={words.lead}>
      <SavedNotice isSaved={isSaved} text={words.saved} />
      <Senders {...props} />
      <ClassifierForm {...props} />
      <ForgeryForm {...props} />
      <RspamdForm {...props} />
    </SettingsPage>
  );
};

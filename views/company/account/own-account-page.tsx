import { SettingsPage } from '../../layouts/settings-page.tsx';
import { SavedNotice } from '../../ui/saved-notice.tsx';
import type { Dated } from '../../ui/types.ts';
import { formOf } from './form-of.ts';
import { PasswordForm } from './password-form.tsx';
import { PhotoForm } from './photo-form.tsx';
import { PreferencesForm } from './preferences-form.tsx';
import { ProfileForm } from './profile-form.tsx';
import { SessionList } from './session-list.tsx';
import type { AccountPart, Me, Refused, Session } from './types.ts';

export type { AccountPart };

export type OwnAccountPageProps = Dated & {
  me: Me;
  /** `richText` of the signature. */
  signature: { html: string; text: string };
  sessions: Session[];
  languages: readonly string[];
  timeZones: readonly string[];
  /** Whether they may answer or close anywhere. */
  mayFinish: boolean;
  shortestPassword: number;
  /** The form that came back, and its part of the page. */
  refused: Refused;
  /** The part that was just saved. */
  saved: AccountPart | null;
};

export const OwnAccountPage = (props: OwnAccountPageProps) => {
  const { w, locale, timeZone, now, me, refused, saved } = props;
  const words = w.account;
  const { jobTitle, calendarLink } = me;
  /** Where it was asked for, since the page opens there again. */
  const said = (part: AccountPart) => <SavedNotice isSaved={saved === part} text={words.saved[part]} />;
  return (
    <SettingsPage title={words.title} lead={words.lead}>
      <section class="panel account-profile" id="profile" aria-labelledby="profile-title">
        <h2 id="profile-title">{words.profile.title}</h2>
        {said('profile')}
        {said('photo')}
        <PhotoForm w={w} name={me.name} photo={me.photo} form={formOf(refused, 'photo', {})} />
        <ProfileForm
          w={w}
          email={me.email}
          signature={props.signature}
          form={formOf(refused, 'profile', { name: me.name, jobTitle, calendarLink })}
        />
      </section>
      <PreferencesForm
        w={w}
        said={said('preferences')}
        languages={props.languages}
        timeZones={props.timeZones}
        mayFinish={props.mayFinish}
        browserZone={me.timeZone === null ? timeZone : null}
        form={formOf(refused, 'preferences', {
          language: me.language ?? '',
          timeZone: me.timeZone ?? '',
          afterSend: me.afterSend,
        })}
      />
      <PasswordForm
        w={w}
        said={said('password')}
        email={me.email}
        shortest={props.shortestPassword}
        form={formOf(refused, 'password', {})}
      />
      <section class="panel" id="sessions" aria-labelledby="sessions-title">
        <h2 id="sessions-title">{words.sessions.title}</h2>
        {said('sessions')}
        <p class="muted">{words.sessions.lead}</p>
        <SessionList
          w={w}
          locale={locale}
          timeZone={timeZone}
          now={now}
          sessions={props.sessions}
          action="/account/sessions"
        />
      </section>
    </SettingsPage>
  );
};

import { SettingsPage } from '../../layouts/settings-page.tsx';
import { ActionForm } from '../../ui/action-form.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SavedNotice } from '../../ui/saved-notice.tsx';
import type { Worded } from '../../ui/types.ts';
import { RelayForm, type RelayFormProps } from './relay-form.tsx';

type Place = { host: string; port: number };

export type SendingPageProps = Worded & {
  isPaused: boolean;
  isSaved: boolean;
  /** recipients by state, those that have any */
  waiting: { state: 'queued' | 'sending' | 'delayed' | 'held'; count: number }[];
  company: Place | null;
  /** The configuration names the relay: there is no form then. */
  isConfigured: boolean;
  mailboxes: { id: number; name: string; address: string; relay: Place | null }[];
  relay: Omit<RelayFormProps, 'w' | 'action'>;
};

export const SendingPage = ({ w, isSaved, ...props }: SendingPageProps) => {
  const words = w.sending;
  return (
    <SettingsPage title={words.title} lead={words.lead}>
      <SavedNotice isSaved={isSaved} text={words.saved} />
      <Queue w={w} {...props} />
      <section class="panel" aria-labelledby="company">
        <h2 id="company">{words.company.title}</h2>
        <p>{props.company ? words.company.relay(props.company.host, props.company.port) : words.company.direct}</p>
        {props.isConfigured ? <p class="panel-hint">{words.company.configured}</p> : null}
      </section>
      {props.isConfigured ? null : <RelayForm w={w} action="/sending/relay" {...props.relay} />}
      <Mailboxes w={w} mailboxes={props.mailboxes} />
    </SettingsPage>
  );
};

const Queue = ({ w, isPaused, waiting }: Worded & Pick<SendingPageProps, 'isPaused' | 'waiting'>) => {
  const words = w.sending;
  return (
    <section class="panel" aria-labelledby="queue">
      <h2 id="queue">{words.queue.title}</h2>
      <div class="form">
        {isPaused ? (
          <Notice tone="waiting" icon="held" role="status">
            <strong>{words.paused.title}</strong> {words.paused.what}
          </Notice>
        ) : null}
        <p>
          {waiting.length === 0
            ? words.queue.empty
            : waiting.map(({ state, count }) => words.queue.states[state](count)).join(', ')}
        </p>
        <p>
          <a class="text-button" href="/mail-log/queue">
            {words.queue.log}
          </a>
        </p>
        <ActionForm method={isPaused ? 'delete' : 'put'} action="/sending/pause">
          <Button kind={isPaused ? 'primary' : 'plain'} icon={isPaused ? 'send' : 'held'}>
            {isPaused ? words.paused.resume : words.paused.pause}
          </Button>
        </ActionForm>
        {isPaused ? null : <p class="field-hint">{words.paused.hint}</p>}
      </div>
    </section>
  );
};

const Mailboxes = ({ w, mailboxes }: Worded & Pick<SendingPageProps, 'mailboxes'>) => {
  const words = w.sending.mailboxes;
  return (
    <section class="panel" aria-labelledby="mailboxes">
      <h2 id="mailboxes">{words.title}</h2>
      <p class="muted">{words.hint}</p>
      <ul class="items">
        {mailboxes.map(({ id, name, address, relay }) => (
          <li class="item">
            <span class="item-icon">
              <Icon name="mailbox" />
            </span>
            <div class="item-main">
              <span class="item-title">
                <bdi>{name}</bdi>
              </span>
              <span class="item-sub">
                <bdi>{address}</bdi>
              </span>
            </div>
            <span class="item-side">{relay ? words.own(relay.host, relay.port) : words.asCompany}</span>
            <a class="button plain" href={`/sending/mailboxes/${id}`} aria-label={`${words.change}: ${name}`}>
              {words.change}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
};

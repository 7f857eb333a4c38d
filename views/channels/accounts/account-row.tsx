import { wholeNumber } from '#src/words/index.ts';
import { ActionForm } from '../../ui/action-form.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Time } from '../../ui/time.tsx';
import type { Dated } from '../../ui/types.ts';
import { TroubleText } from './trouble-text.tsx';
import type { AccountRow as Row } from './types.ts';

const TONES = {
  setup: 'waiting',
  connecting: 'plain',
  importing: 'accent',
  watching: 'done',
  waiting: 'done',
  failing: 'failed',
  paused: 'plain',
} as const;

/** A sentence with a point in time in it: the time is marked up, the words stay those of the catalogue. */
const Moment = ({ at, say, ...dated }: Dated & { at: number; say: (when: string) => string }) => {
  const [before, after] = say('\n').split('\n');
  return (
    <span>
      {before}
      <Time {...dated} at={at} style="message" />
      {after}
    </span>
  );
};

export const AccountRow = ({ account, ...dated }: Dated & { account: Row }) => {
  const { w, locale } = dated;
  const words = w.accounts;
  const { id, state, error, importing } = account;
  return (
    <li class="feed">
      <div class="feed-head">
        <span class="item-icon">
          <Icon name="fetch" />
        </span>
        <div class="item-main">
          <a class="item-title" href={`/accounts/${id}`}>
            <bdi>{account.user}</bdi>
          </a>
          <span class="item-sub">
            <bdi>{account.host}</bdi>, {words.into(account.mailboxName)}
          </span>
        </div>
        <Badge tone={TONES[state]}>{words.states[state]}</Badge>
      </div>
      <div class="feed-facts">
        {account.lastMailAt === null ? (
          <span>{words.noMail}</span>
        ) : (
          <Moment {...dated} at={account.lastMailAt} say={words.lastMail} />
        )}
        {account.lastContactAt === null ? null : (
          <Moment {...dated} at={account.lastContactAt} say={words.lastContact} />
        )}
        {account.nextTryAt === null ? null : <Moment {...dated} at={account.nextTryAt} say={words.nextTry} />}
      </div>
      {importing ? (
        <div class="feed-import">
          <progress max={importing.total} value={importing.done} />
          <span>{words.imported(wholeNumber(importing.done, locale), wholeNumber(importing.total, locale))}</span>
        </div>
      ) : null}
      {error ? <TroubleText w={w} error={error} /> : null}
      {account.skipped > 0 ? <p class="field-hint">{words.skipped(account.skipped)}</p> : null}
      <div class="feed-actions">
        {state === 'failing' ? (
          <ActionForm method="post" action={`/accounts/${id}/try`}>
            <Button>{words.tryNow}</Button>
          </ActionForm>
        ) : null}
        {state === 'setup' ? null : (
          <ActionForm method={state === 'paused' ? 'delete' : 'post'} action={`/accounts/${id}/pause`}>
            <Button kind="quiet">{state === 'paused' ? words.resume : words.pause}</Button>
          </ActionForm>
        )}
        <a class={`button ${state === 'setup' ? 'plain' : 'quiet'}`} href={`/accounts/${id}`}>
          {state === 'setup' ? words.finish : words.settings}
        </a>
      </div>
    </li>
  );
};

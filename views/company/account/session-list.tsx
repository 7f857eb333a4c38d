import type { Words } from '#src/words/index.ts';
import { ActionForm } from '../../ui/action-form.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Time } from '../../ui/time.tsx';
import type { Dated } from '../../ui/types.ts';
import type { Session } from './types.ts';

type Props = Dated & { sessions: Session[]; action: string };

function deviceText(w: Words, { browser, system }: Session): string {
  const { sessions } = w.account;
  if (browser && system) return sessions.device(browser, system);
  return browser ?? system ?? sessions.unknownDevice;
}

/** Where somebody is signed in, each to be ended by itself, and all the others at once. `action` is where that is asked for. */
export const SessionList = ({ sessions, action, w, ...setting }: Props) => {
  const words = w.account.sessions;
  if (sessions.length === 0) return <p class="panel-hint">{words.none}</p>;
  const others = sessions.filter(({ isHere }) => !isHere);
  return (
    <>
      <ul class="items">
        {sessions.map((session) => {
          const device = deviceText(w, session);
          return (
            <li class="item session">
              <span class="item-icon">
                <Icon name={session.isPhone ? 'phone' : 'computer'} />
              </span>
              <div class="item-main">
                <span class="item-title">
                  {device} {session.isHere ? <Badge tone="done">{words.here}</Badge> : null}
                </span>
                <span class="item-sub">
                  {words.lastSeen} <Time {...setting} w={w} at={session.seenAt} style="message" />
                  {session.address ? ` ${words.from(session.address)}` : ''}
                </span>
              </div>
              {session.isHere ? null : (
                <ActionForm method="delete" action={`${action}/${session.id}`}>
                  <button type="submit" class="button quiet" aria-label={words.endOf(device)}>
                    {words.end}
                  </button>
                </ActionForm>
              )}
            </li>
          );
        })}
      </ul>
      {others.length > 0 ? (
        <ActionForm method="delete" action={action} class="panel-foot">
          <button type="submit" class="button plain">
            {sessions.length === others.length ? words.endAll : words.endOthers}
          </button>
        </ActionForm>
      ) : null}
    </>
  );
};

import { Avatar } from '../../ui/avatar.tsx';
import { Badge } from '../../ui/badge.tsx';
import type { Worded } from '../../ui/types.ts';
import { accessText } from './access-text.ts';
import type { Member } from './types.ts';

export const UserList = ({ w, meId, users }: Worded & { meId: number; users: Member[] }) => (
  <section class="panel" aria-labelledby="accounts">
    <h2 id="accounts">{w.company.people.list}</h2>
    <ul class="items">
      {users.map(({ id, name, email, role, photo, isDisabled, mailboxNames }) => (
        <li class="item">
          <Avatar name={name} kind="colleague" photo={photo} />
          <div class="item-main">
            <span class="item-title">
              <a class="item-link" href={`/people/${id}`}>
                <bdi>{name}</bdi>
              </a>{' '}
              {id === meId ? <Badge tone="plain">{w.company.people.you}</Badge> : null}
              {isDisabled ? <Badge tone="waiting">{w.company.people.disabled}</Badge> : null}
            </span>
            <span class="item-sub">{email}</span>
          </div>
          <span class="item-side">{accessText(w, mailboxNames)}</span>
          <span class="item-side narrow">{w.company.roles[role]}</span>
        </li>
      ))}
    </ul>
    {users.length === 1 ? <p class="panel-hint">{w.company.people.alone}</p> : null}
  </section>
);

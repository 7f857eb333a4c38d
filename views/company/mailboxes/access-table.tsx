import { Avatar } from '../../ui/avatar.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { Worded } from '../../ui/types.ts';
import { rightsText } from './rights-text.ts';
import { type AccessRow, RIGHTS } from './types.ts';

/** What stands below a name: how to tell them from others, and what teams bring. */
function noteOf(w: Worded['w'], row: AccessRow): string {
  const words = w.mailboxes;
  if (row.kind === 'team') return row.memberCount === 0 ? words.emptyTeam : words.teamMembers(row.memberCount);
  const via = row.viaTeams.map(({ name, mays }) => `${name} (${rightsText(w, mays)})`).join(', ');
  return via === '' ? row.email : words.viaTeams(via);
}

const Who = ({ w, row }: Worded & { row: AccessRow }) => (
  <th scope="row">
    <div class="access-who">
      {row.kind === 'team' ? (
        <span class="item-icon">
          <Icon name="teams" />
        </span>
      ) : (
        <Avatar name={row.name} kind="colleague" photo={row.photo} />
      )}
      <div class="item-main">
        <span class="item-title">
          <bdi>{row.name}</bdi> {row.kind === 'user' && row.isMe ? <Badge tone="plain">{w.mailboxes.you}</Badge> : null}
          {row.kind === 'user' && row.isAdmin ? <Badge tone="plain">{w.mailboxes.admin}</Badge> : null}
          {row.kind === 'user' && row.isDisabled ? <Badge tone="waiting">{w.mailboxes.disabled}</Badge> : null}
        </span>
        <span class="item-sub">
          <bdi>{noteOf(w, row)}</bdi>
        </span>
      </div>
    </div>
  </th>
);

/**
 * A row for each person or team, a box for each right. What was ticked when the page was drawn goes along (`had[]`), so that
 * only what is changed here is changed.
 */
export const AccessTable = ({ w, rows }: Worded & { rows: AccessRow[] }) => (
  <table class="access-table">
    <thead>
      <tr>
        <th scope="col">{w.mailboxes.who}</th>
        {RIGHTS.map((may) => (
          <th scope="col">{w.mailboxes.rights[may].name}</th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map((row) => (
        <tr>
          <Who w={w} row={row} />
          {RIGHTS.map((may) => (
            <td>
              {row.mays.includes(may) ? <input type="hidden" name="had[]" value={`${row.key}-${may}`} /> : null}
              <label class="access-box">
                <input
                  type="checkbox"
                  name="rights[]"
                  value={`${row.key}-${may}`}
                  checked={row.mays.includes(may)}
                  aria-label={w.mailboxes.rightFor(w.mailboxes.rights[may].name, row.name)}
                />
                <span class="access-label">{w.mailboxes.rights[may].name}</span>
              </label>
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);

import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SavedNotice } from '../../ui/saved-notice.tsx';
import type { Worded } from '../../ui/types.ts';
import { AccessTable } from './access-table.tsx';
import { type AccessRow, RIGHTS } from './types.ts';

type Props = Worded & {
  mailboxId: number;
  /** those with a right first */
  rows: AccessRow[];
  /** somebody may read what comes in */
  isRead: boolean;
  isSaved: boolean;
};

const MOST_SHOWN = 12;

/** Those without any right are folded away where the company is large. */
function folded(rows: AccessRow[]) {
  if (rows.length <= MOST_SHOWN) return { shown: rows, others: [] };
  const shown = rows.filter(({ mays, viaTeams }) => mays.length + viaTeams.length > 0);
  return { shown, others: rows.slice(shown.length) };
}

/** Who may use a mailbox: what each right means, and a box for each. */
export const AccessPanel = ({ w, mailboxId, rows, isRead, isSaved }: Props) => {
  const words = w.mailboxes;
  const { shown, others } = folded(rows);
  const mayGiveSelf = rows.some((row) => row.kind === 'user' && row.isMe && row.mays.length < RIGHTS.length);
  return (
    <section class="panel" id="access" aria-labelledby="access-title">
      <h2 id="access-title">{words.access}</h2>
      <SavedNotice isSaved={isSaved} text={words.accessSaved} />
      {isRead ? null : (
        <Notice tone="waiting" icon="warning">
          {words.nobodyReadsNotice}
        </Notice>
      )}
      <dl class="access-meaning">
        {RIGHTS.map((may) => (
          <div>
            <dt>{words.rights[may].name}</dt>
            <dd>{words.rights[may].hint}</dd>
          </div>
        ))}
      </dl>
      <p class="panel-hint">
        {words.accessHint} {words.answering}
      </p>
      <form class="form panel-rest" method="post" action={`/mailboxes/${mailboxId}/rights`}>
        <input type="hidden" name="_method" value="PUT" />
        {shown.length > 0 ? <AccessTable w={w} rows={shown} /> : null}
        {others.length > 0 ? (
          <details class="fold" open={shown.length === 0}>
            <summary>
              {words.others(others.length)}
              <Icon name="chevron-right" />
            </summary>
            <AccessTable w={w} rows={others} />
          </details>
        ) : null}
        {mayGiveSelf ? <p class="field-hint">{words.ownRight}</p> : null}
        <div class="form-foot">
          <Button kind="primary">{words.accessSave}</Button>
        </div>
      </form>
    </section>
  );
};

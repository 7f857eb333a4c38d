import { ActionForm } from '../../ui/action-form.tsx';
import { Button } from '../../ui/button.tsx';
import type { Worded } from '../../ui/types.ts';

/** What stands in the way of archiving; null for nothing. */
export type Blocks = { work: number; accounts: number; isLast: boolean } | null;

/** The end of a mailbox, or what must be done before. */
export const ArchivePanel = ({ w, mailboxId, blocks }: Worded & { mailboxId: number; blocks: Blocks }) => {
  const words = w.mailboxes;
  return (
    <section class="panel" aria-labelledby="archive">
      <h2 id="archive">{words.archive}</h2>
      <p class="muted">{words.archiveHint}</p>
      {blocks === null ? (
        <ActionForm method="post" action={`/mailboxes/${mailboxId}/archive`} class="panel-foot ending">
          <Button kind="danger">{words.archiveSubmit}</Button>
        </ActionForm>
      ) : (
        <>
          <p class="panel-hint">{words.archiveBlocked}</p>
          <ul class="bullets">
            {blocks.isLast ? <li>{words.blocked.last}</li> : null}
            {blocks.work > 0 ? (
              <li>
                <a href={`/inbox/open?mailbox=${mailboxId}`}>{words.blocked.work(blocks.work)}</a>
              </li>
            ) : null}
            {blocks.accounts > 0 ? (
              <li>
                <a href="/accounts">{words.blocked.accounts(blocks.accounts)}</a>
              </li>
            ) : null}
          </ul>
        </>
      )}
    </section>
  );
};

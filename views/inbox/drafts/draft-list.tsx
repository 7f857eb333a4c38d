import { Empty } from '../../ui/empty.tsx';
import type { Dated } from '../../ui/types.ts';
import { DraftRow } from './draft-row.tsx';
import type { ListedDraft } from './types.ts';

export type DraftListProps = Dated & {
  rows: ListedDraft[];
  /** The conversation that is open beside the list. */
  openId: number | null;
};

/** Stands where lists of conversations do, under the same id, so that the same keys and live updates serve it. */
export const DraftList = ({ rows, openId, ...dated }: DraftListProps) => {
  const { drafts } = dated.w.afterSend;
  return (
    <section
      id="conversation-list"
      class="list"
      aria-labelledby="list-title"
      hx-get="/drafts"
      hx-trigger="live-list from:body"
      hx-swap="outerMorph"
    >
      <header class="list-head">
        <h1 id="list-title">{drafts.title}</h1>
        {rows.length > 0 ? <span class="list-total">{drafts.count(rows.length)}</span> : null}
      </header>
      {rows.length === 0 ? (
        <Empty icon="draft" title={drafts.emptyTitle} hint={drafts.emptyHint} />
      ) : (
        <ol class="rows" id="rows" tabindex={-1}>
          {rows.map((draft) => (
            <DraftRow
              {...dated}
              draft={draft}
              isOpen={draft.conversationId !== null && draft.conversationId === openId}
            />
          ))}
        </ol>
      )}
    </section>
  );
};

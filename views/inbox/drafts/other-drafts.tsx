import type { Worded } from '../../ui/types.ts';
import type { Draft } from './types.ts';

/** What else one writes in the same conversation: one is before one at a time, and none is lost from sight. */
export const OtherDrafts = ({ w, draft: { conversationId, others } }: Worded & { draft: Draft }) =>
  others.length === 0 ? null : (
    <p class="other-drafts">
      {others.map(({ id, kind }) => (
        <a href={`/conversations/${conversationId}?draft=${id}#composer`}>{w.compose.others[kind]}</a>
      ))}
    </p>
  );

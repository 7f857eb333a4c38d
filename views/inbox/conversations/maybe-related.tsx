import { Notice } from '../../ui/notice.tsx';
import type { Worded } from '../../ui/types.ts';
import type { Place, RelatedConversation } from './types.ts';
import { conversationUrl } from './urls.ts';

export const MaybeRelated = ({ w, place, related }: Worded & { place: Place; related: RelatedConversation[] }) => {
  if (related.length === 0) return null;
  return (
    <Notice tone="plain" icon="related">
      <strong>{w.inbox.related.title}</strong>{' '}
      {related.map(({ id, subject }) => (
        <a class="related-link" href={conversationUrl(id, place)}>
          {w.inbox.number(id)} <bdi>{subject || w.inbox.row.noSubject}</bdi>
        </a>
      ))}
      <p class="muted">{w.inbox.related.why}</p>
    </Notice>
  );
};

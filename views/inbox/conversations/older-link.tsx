import type { Worded } from '../../ui/types.ts';
import type { Place } from './types.ts';
import { conversationUrl, threadUrl } from './urls.ts';

type Props = Worded & { place: Place; conversationId: number; count: number };

/** More of a long conversation. The number stands in the page's address, so that a reload shows as much. */
export const OlderLink = ({ w, place, conversationId, count }: Props) => (
  <p class="thread-older">
    <a
      id={`show-older-${conversationId}`}
      class="button plain"
      href={conversationUrl(conversationId, place, count)}
      hx-get={threadUrl(conversationId, place, count)}
      hx-target="#thread"
      hx-swap="outerMorph"
      hx-replace-url={conversationUrl(conversationId, place, count)}
    >
      {w.inbox.showOlder}
    </a>
  </p>
);

import { ServerHtml } from '../../ui/html.tsx';
import { nameOf } from '../../ui/person-name.ts';
import type { Address, Worded } from '../../ui/types.ts';

/** To whom, and the text, of a reply that has not left. */
export const ReplyText = ({ w, to, html }: Worded & { to: Address[]; html: string }) => (
  <>
    <p class="recipients">
      <span>
        <span class="recipients-label">{w.writing.to}</span> <bdi>{to.map(nameOf).join(', ')}</bdi>
      </span>
    </p>
    <div class="message-body prose" dir="auto" hx-ignore>
      <ServerHtml html={html} />
    </div>
  </>
);

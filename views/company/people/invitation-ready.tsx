import { Notice } from '../../ui/notice.tsx';
import type { Worded } from '../../ui/types.ts';

export const InvitationReady = ({ w, email, url }: Worded & { email: string; url: string }) => (
  <Notice tone="done" icon="check" role="status">
    <strong>{w.company.people.linkTitle(email)}</strong>
    <p>{w.company.people.linkHint}</p>
    <input class="copy-field" type="text" readonly value={url} aria-label={w.company.people.link} />
  </Notice>
);

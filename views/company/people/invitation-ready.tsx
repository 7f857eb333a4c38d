import { CopyLink } from '../../ui/copy-link.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { Worded } from '../../ui/types.ts';

type Props = Worded & { email: string; url: string; isMailed: boolean };

export const InvitationReady = ({ w, email, url, isMailed }: Props) => {
  const words = w.company.people;
  return (
    <Notice tone="done" icon="check" role="status">
      <strong>{words.linkTitle(email)}</strong>
      <p>{isMailed ? words.linkMailed : words.linkHint}</p>
      <CopyLink url={url} label={words.link} copy={words.copy} copied={words.copied} />
    </Notice>
  );
};

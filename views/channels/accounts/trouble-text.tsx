import { Notice } from '../../ui/notice.tsx';
import type { Worded } from '../../ui/types.ts';
import type { TroubleName } from './types.ts';

/** What is wrong in plain words, and below it what the server said. */
export const TroubleText = ({ w, error }: Worded & { error: { kind: TroubleName; line: string } }) => (
  <Notice tone="failed" icon="failed">
    <p>{w.accounts.errors[error.kind]}</p>
    {error.line === '' ? null : (
      <p class="feed-said">
        <bdi>{error.line}</bdi>
      </p>
    )}
  </Notice>
);

import { Notice } from './notice.tsx';

/** Above a page that somebody comes back to from its own form. */
export const SavedNotice = ({ isSaved, text }: { isSaved: boolean; text: string }) =>
  isSaved ? (
    <Notice tone="done" icon="check" role="status">
      {text}
    </Notice>
  ) : null;

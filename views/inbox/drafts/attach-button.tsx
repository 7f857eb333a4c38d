import { fileSize } from '#src/words/index.ts';
import { Icon } from '../../ui/icon.tsx';
import type { Worded } from '../../ui/types.ts';

// What a draft may carry (MOST_FILE_BYTES and MOST_FILES of the drafts): with its encoding, what most mail servers take in one mail.
const LIMIT = 18_000_000;
const MOST_FILES = 50;

/** The label is the button; the input itself is only hidden from sight, so that keyboards and readers reach it. */
export const AttachButton = ({ w, locale, draftId }: Worded & { locale: string; draftId: number }) => (
  <span class="attach">
    <label class="icon-button" title={w.editor.attach(fileSize(LIMIT, locale))}>
      <Icon name="attachment" />
      <input
        type="file"
        name="file"
        multiple
        class="sr-only"
        aria-label={w.editor.attach(fileSize(LIMIT, locale))}
        data-limit={LIMIT}
        data-too-large={w.writing.fileTooLarge(fileSize(LIMIT, locale))}
        data-too-much={w.editor.tooMuch(fileSize(LIMIT, locale))}
        data-most={MOST_FILES}
        data-too-many={w.editor.tooMany(MOST_FILES)}
        data-failed={w.writing.fileFailed}
        data-cancel={w.writing.cancelUpload}
      />
    </label>
    <span class="drop-hint" aria-hidden="true">
      {w.editor.drop(fileSize(LIMIT, locale))}
    </span>
    <noscript>
      <button type="submit" class="button quiet" formaction={`/drafts/${draftId}/files`}>
        {w.writing.attachNow}
      </button>
    </noscript>
  </span>
);

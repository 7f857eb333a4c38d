import { Icon } from '../../ui/icon.tsx';
import type { Worded } from '../../ui/types.ts';

/** Where attachments are looked at, one after the other; static/js/viewer.js fills it. */
export const AttachmentViewer = ({ w }: Worded) => {
  const words = w.reading.files;
  return (
    <dialog id="viewer" class="viewer" aria-label={words.viewer} data-position={words.position}>
      <header class="viewer-head">
        <p class="viewer-title" aria-live="polite">
          <bdi class="viewer-name" />
          <span class="viewer-position" />
        </p>
        <a
          class="icon-button"
          href="#viewer"
          data-viewer="open"
          target="_blank"
          rel="noopener"
          aria-label={words.open}
          title={words.open}
        >
          <Icon name="open" />
        </a>
        <a
          class="icon-button"
          href="#viewer"
          data-viewer="download"
          download
          aria-label={words.save}
          title={words.save}
        >
          <Icon name="download" />
        </a>
        <form method="dialog">
          <button type="submit" class="icon-button" aria-label={words.close} title={words.close}>
            <Icon name="close" />
          </button>
        </form>
      </header>
      <button
        type="button"
        class="viewer-step previous"
        data-viewer="previous"
        aria-label={words.previous}
        title={words.previous}
      >
        <Icon name="back" />
      </button>
      <div class="viewer-stage" tabindex={-1} />
      <button type="button" class="viewer-step next" data-viewer="next" aria-label={words.next} title={words.next}>
        <Icon name="back" />
      </button>
      <p class="viewer-failed" hidden>
        {words.failed}
      </p>
    </dialog>
  );
};

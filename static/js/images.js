/**
 * "Always for this sender" beside what a mail's frame says of its images: nothing in there may send a form, so a button of
 * the page's making presses the one in the message's menu. Links that fill the frame leave no step in the browser's history.
 */
import { onFrame } from './frames.js';

/** The frame's own row: no mail can bear a class. */
const ROW = 'body > .images';

function offerAlways(/** @type {HTMLIFrameElement} */ frame) {
  const row = frame.contentDocument?.querySelector(ROW);
  const choice = /** @type {HTMLElement | null | undefined} */ (
    frame.closest('.message')?.querySelector('[data-sender-images]')
  );
  if (!row || !choice || row.querySelector('button')) return;
  const button = row.ownerDocument.createElement('button');
  button.type = 'button';
  button.textContent = choice.dataset.senderImages ?? '';
  button.addEventListener('click', () => choice.click());
  row.append(button);
}

function fill(
  /** @type {HTMLIFrameElement} */ frame,
  /** @type {MouseEvent} */ event,
  /** @type {HTMLAnchorElement} */ link,
) {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  frame.contentWindow?.location.replace(link.href);
}

export function startImages() {
  onFrame((frame) => {
    offerAlways(frame);
    const show = /** @type {HTMLAnchorElement | null | undefined} */ (
      frame.contentDocument?.querySelector(`${ROW} > a`)
    );
    show?.addEventListener('click', (event) => fill(frame, event, show));
  });
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[target^="frame-"]') : null;
    const frame = link && document.querySelector(`iframe[name="${CSS.escape(link.getAttribute('target') ?? '')}"]`);
    if (frame instanceof HTMLIFrameElement) fill(frame, event, /** @type {HTMLAnchorElement} */ (link));
  });
}

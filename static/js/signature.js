/** Another mailbox chosen to write from brings its signature, unless its author has changed the one that stands there. */
import { toFragment } from './clean.js';
import { toText } from './text.js';

/** @typedef {import('./editor.js').Editor} Editor */

const squeeze = (/** @type {string} */ text) => text.replace(/\s+/g, ' ').trim();

/**
 * @param {HTMLFormElement} form
 * @param {Editor} editor
 * @param {AbortSignal} signal
 */
export function startSignature(form, editor, signal) {
  const mark = () => editor.root.querySelector('[data-signature]');
  const fetchOne = async (/** @type {string} */ from) => {
    const address = `/drafts/${form.dataset.draft}/signature?${new URLSearchParams({ from })}`;
    const answer = await fetch(address, { headers: { 'HX-Request': 'true' } });
    return answer.ok ? answer.text() : null;
  };
  const from = () => /** @type {HTMLSelectElement | null} */ (form.elements.namedItem('from'));
  /** What was put there, to tell whether it still stands so. */
  let placed = mark() ? squeeze(toText(/** @type {Element} */ (mark()))) : '';
  let asked = 0;

  async function change(/** @type {Event} */ { target }) {
    if (target !== from() || !(target instanceof HTMLSelectElement)) return;
    const mine = ++asked;
    const html = await fetchOne(target.value);
    if (html === null || mine !== asked || signal.aborted) return;
    const old = mark();
    if (old && squeeze(toText(old)) !== placed) return;
    if (!old && placed !== '') return;
    const next = /** @type {Element | null} */ (toFragment(html).querySelector('[data-signature]'));
    editor.replaceSignature(next);
    placed = next ? squeeze(toText(next)) : '';
  }
  form.addEventListener('change', change, { signal });
}

/** Copies a text beside a button: `[data-copy]` inside `[data-copy-row]`, the text in its `[data-copy-text]`. */
import { announce } from './announce.js';

/** Where the page is not served securely there is no clipboard but the one of old. */
function copySelected(/** @type {Element} */ source) {
  const selection = getSelection();
  selection?.selectAllChildren(source);
  return document.execCommand('copy');
}

async function copy(/** @type {HTMLElement} */ button) {
  const source = button.closest('[data-copy-row]')?.querySelector('[data-copy-text]');
  if (!source) return;
  if (navigator.clipboard) await navigator.clipboard.writeText(source.textContent ?? '');
  else if (!copySelected(source)) return;
  button.classList.add('copied');
  announce(button.dataset.copied ?? '');
  setTimeout(() => button.classList.remove('copied'), 1500);
}

const show = () => {
  for (const button of document.querySelectorAll('[data-copy][hidden]')) button.removeAttribute('hidden');
};

export function startCopying() {
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('[data-copy]') : null;
    if (button instanceof HTMLElement) copy(button);
  });
  document.addEventListener('htmx:after:swap', show);
  show();
}

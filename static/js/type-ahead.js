/**
 * What is typed after Reply, Undo or Edit was asked for and before the editor stands there belongs into the answer. Taken as
 * keys, the `e` of the first word would close the conversation.
 */
const LONGEST_MS = 3000;

/** @type {string | null} null while no editor is awaited */
let typed = null;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

function stop() {
  clearTimeout(timer);
  typed = null;
}

/** From now on, what is typed is for the editor. */
export function expectEditor() {
  clearTimeout(timer);
  typed ??= '';
  timer = setTimeout(stop, LONGEST_MS);
}

/** Keeps a key for the editor that is about to come. @returns whether it did */
export function keepForEditor(/** @type {KeyboardEvent} */ { key }) {
  if (typed === null) return false;
  if (key === 'Escape') stop();
  else if (key === 'Backspace') typed = typed.slice(0, -1);
  else if (key === 'Enter') typed += '\n';
  else if (key.length === 1) typed += key;
  return true;
}

function insertTyped() {
  const text = typed;
  stop();
  if (text) document.execCommand('insertText', false, text);
}

export function startTypeAhead() {
  document.addEventListener('submit', ({ target }) => {
    const form = /** @type {Element} */ (target);
    if (form.matches('.reply-form[action$="/drafts"], [hx-delete$="/dispatch"]')) expectEditor();
  });
  document.addEventListener('focusin', ({ target }) => {
    // Once whoever gave the focus has also set the cursor; no key comes between.
    if (typed !== null && target instanceof Element && target.matches('[data-editor]')) queueMicrotask(insertTyped);
  });
  document.addEventListener('htmx:error', stop);
}

/**
 * The newest message that the author knows of (`seen`) goes with the answer: the server holds it back if something newer
 * came. To be on the screen is not to be read, so nothing raises it but its author, who is told and asks to be shown.
 */

/** Messages beyond what is known, oldest first; the server holds nothing back for what software or the author wrote. */
const beyond = (/** @type {number} */ seen) =>
  [...document.querySelectorAll('#thread .message[data-news]')].filter(
    (message) => Number(message.id.slice('message-'.length)) > seen,
  );

/** Also a message that is folded, or put away with older ones. */
function show(/** @type {Element | undefined} */ message) {
  message?.closest('.older')?.setAttribute('open', '');
  message?.querySelector('.message-fold')?.setAttribute('open', '');
  message?.scrollIntoView({ block: 'start', behavior: 'instant' });
}

/**
 * Shows the line above the text as soon as the thread holds something newer than `seen`.
 *
 * @param {HTMLFormElement} form
 * @param {() => void} shown called when `seen` was raised
 * @param {AbortSignal} signal
 */
export function startSeen(form, shown, signal) {
  const field = /** @type {HTMLInputElement | null} */ (form.querySelector('input[name=seen]'));
  const line = /** @type {HTMLElement | null} */ (form.querySelector('[data-newer]'));
  if (!field || !line) return;
  const update = () => {
    if (form.isConnected) line.hidden = beyond(Number(field.value)).length === 0;
  };
  line.querySelector('button')?.addEventListener('click', () => {
    show(beyond(Number(field.value))[0]);
    field.value = document.getElementById('thread')?.dataset.newest ?? field.value;
    update();
    shown();
  });
  document.addEventListener('htmx:after:swap', update, { signal });
  update();
}

/**
 * The newest message that the author saw, which goes with the answer: the server holds it back if something newer came.
 * Seen is what was on the screen while the author wrote, not what arrived somewhere on the page.
 */
const ENOUGH_PX = 16;

/** Inside the window and inside every pane that scrolls around it. */
function isOnScreen(/** @type {Element} */ message) {
  let { top, bottom } = message.getBoundingClientRect();
  for (let around = message.parentElement; around; around = around.parentElement) {
    if (getComputedStyle(around).overflowY === 'visible') continue;
    const pane = around.getBoundingClientRect();
    top = Math.max(top, pane.top);
    bottom = Math.min(bottom, pane.bottom);
  }
  return Math.min(bottom, innerHeight) - Math.max(top, 0) >= ENOUGH_PX;
}

/** Sets the field `seen` if the newest message is in view. */
export function noteSeen(/** @type {HTMLFormElement} */ form) {
  const newest = document.getElementById('thread')?.dataset.newest;
  const field = /** @type {HTMLInputElement | null} */ (form.querySelector('input[name=seen]'));
  if (!newest || !field || document.hidden || Number(newest) <= Number(field.value)) return;
  const message = document.getElementById(`message-${newest}`);
  if (message && isOnScreen(message)) field.value = newest;
}

/**
 * Keys that act on a conversation mean the row with the ring, which `j` and `k` move away from the open one: it is opened
 * first. One after the other, so that `e e` closes two conversations and not one twice.
 */
import { focusedRow, idOf, openId } from './rows.js';

const OPENS_WITHIN_MS = 5000;

let queue = Promise.resolve();
let waiting = 0;

function enqueue(/** @type {() => unknown} */ step) {
  waiting++;
  queue = queue
    .then(step)
    .catch(reportError)
    .then(() => void waiting--);
}

/** Resolves to whether that conversation is open, once htmx has answered. */
function opened(/** @type {string} */ id) {
  return new Promise((resolve) => {
    const ending = new AbortController();
    const end = () => {
      ending.abort();
      resolve(openId() === id);
    };
    const signal = ending.signal;
    document.addEventListener('htmx:after:swap', () => openId() === id && end(), { signal });
    document.addEventListener('htmx:error', end, { signal });
    document.addEventListener('htmx:response:error', end, { signal });
    AbortSignal.timeout(OPENS_WITHIN_MS).addEventListener('abort', end, { signal });
  });
}

async function open(/** @type {HTMLElement} */ row) {
  const id = idOf(row);
  if (!id || id === openId()) return true;
  const isOpen = opened(id);
  row.click();
  return isOpen;
}

/** Whether the ring is on the open conversation or nowhere, and nothing is on its way. */
const isAtHand = () => {
  const row = focusedRow();
  return !waiting && (!row || idOf(row) === openId());
};

/**
 * Does what a key stands for to the conversation that it means. @returns false where there was nothing to do
 *
 * @param {() => boolean} act
 * @param {{ delayed?: () => void, after?: () => unknown }} [also] `delayed` is called where that has to wait; what comes
 * next waits for `after`
 */
export function actOnRing(act, { delayed, after } = {}) {
  if (isAtHand()) {
    const isDone = act();
    if (isDone && after) enqueue(after);
    return isDone;
  }
  delayed?.();
  enqueue(async () => {
    const row = focusedRow();
    if ((!row || (await open(row))) && act()) await after?.();
  });
  return true;
}

/** What happens when the session ended while a page was open, and what stays in the browser after signing out. */
import { forgetCopies } from './local-copy.js';

const KEY = 'postroom-left-at';
const NOT_AGAIN_MS = 30_000;

/** Loads the page again, which leads to sign-in and back; never in a circle. Texts in work are kept in the browser. */
export function leaveForSignIn() {
  const last = Number(sessionStorage.getItem(KEY) ?? 0);
  if (Date.now() - last < NOT_AGAIN_MS) return;
  sessionStorage.setItem(KEY, String(Date.now()));
  location.reload();
}

/** Unsent texts must not wait for the next person at this computer. */
export function startSession() {
  document.addEventListener('submit', (event) => {
    const form = /** @type {HTMLFormElement} */ (event.target);
    const method = /** @type {HTMLInputElement | null} */ (form.querySelector('input[name=_method]'));
    if (new URL(form.action).pathname === '/session' && method?.value === 'DELETE') forgetCopies();
  });
}

/** What happens when the session ended while a page was open, and what stays in the browser after signing out. */
import { forgetCopies } from './local-copy.js';

const KEY = 'postroom-left-at';
const NOT_AGAIN_MS = 30_000;
const PERSON = 'postroom-person';

/** Loads the page again, which leads to sign-in and back; never in a circle. Texts in work are kept in the browser. */
export function leaveForSignIn() {
  const last = Number(sessionStorage.getItem(KEY) ?? 0);
  if (Date.now() - last < NOT_AGAIN_MS) return;
  sessionStorage.setItem(KEY, String(Date.now()));
  location.reload();
}

const sidebar = () => document.getElementById('sidebar');

/** Texts of somebody who did not sign out here must not wait for the next person at this computer. */
function forgetOthers() {
  const me = sidebar()?.dataset.person;
  if (!me) return;
  try {
    if ((localStorage.getItem(PERSON) ?? me) !== me) forgetCopies();
    localStorage.setItem(PERSON, me);
  } catch {}
}

/** Saves what is being written, asks where that fails, and leaves nothing of it in this browser. */
async function signOut(/** @type {HTMLFormElement} */ form) {
  /** @type {{ settle(): Promise<boolean>, finish(): void }[]} */
  const texts = [];
  document.dispatchEvent(new CustomEvent('signing-out', { detail: texts }));
  const areSafe = (await Promise.all(texts.map((text) => text.settle()))).every(Boolean);
  if (!areSafe && !confirm(sidebar()?.dataset.unsaved)) return;
  for (const text of texts) text.finish();
  forgetCopies();
  form.submit();
}

export function startSession() {
  forgetOthers();
  document.addEventListener('submit', (event) => {
    const form = /** @type {HTMLFormElement} */ (event.target);
    const method = /** @type {HTMLInputElement | null} */ (form.querySelector('input[name=_method]'));
    if (new URL(form.action).pathname !== '/session' || method?.value !== 'DELETE') return;
    event.preventDefault();
    signOut(form);
  });
}

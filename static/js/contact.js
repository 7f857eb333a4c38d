/**
 * The contact beside the conversation: a column that stays open or closed as its reader left it, and where there is no room
 * for one a sheet over the conversation, which opens when asked for. Without this script the button is a link to a page.
 */
const WIDE = '(min-width: 1400px)';
const COOKIE = 'postroom_contact';
const YEAR_S = 365 * 24 * 3600;

const panel = () => document.getElementById('contact-panel');
const isColumn = () => matchMedia(WIDE).matches;

/** The server draws the next conversation as this one was left. */
function remember(/** @type {boolean} */ isOpen) {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is missing where pages come over plain HTTP
  document.cookie = `${COOKIE}=${isOpen ? 'open' : 'closed'}; Path=/; Max-Age=${YEAR_S}; SameSite=Lax`;
}

const isShown = (/** @type {HTMLElement} */ aside) =>
  isColumn() ? !aside.hasAttribute('data-closed') : aside.hasAttribute('data-sheet');

function open(/** @type {HTMLElement} */ aside) {
  if (isColumn()) remember(true);
  else aside.setAttribute('data-sheet', '');
  aside.removeAttribute('data-closed');
  if (!aside.querySelector('#contact-card')) aside.dispatchEvent(new CustomEvent('show-contact'));
  /** @type {HTMLElement | null} */ (aside.querySelector('[data-contact-hide]'))?.focus({ preventScroll: true });
}

function hide(/** @type {HTMLElement} */ aside) {
  if (isColumn()) remember(false);
  aside.removeAttribute('data-sheet');
  if (isColumn()) aside.setAttribute('data-closed', '');
  /** @type {HTMLElement | null} */ (document.querySelector('[data-contact-show]'))?.focus({ preventScroll: true });
}

/** What is typed there and not saved; the note that it goes on from must stay as it was read. */
const isWriting = (/** @type {HTMLElement} */ aside) =>
  [...aside.querySelectorAll('textarea, input:not([type=hidden])')].some((field) => {
    const { value, defaultValue } = /** @type {HTMLInputElement} */ (field);
    return value !== defaultValue || field === document.activeElement;
  });

/** What others changed of the contact: one that is closed is drawn anew when it is opened, one that is written in later. */
function keepFromNews(/** @type {CustomEvent} */ event) {
  const { sourceElement, sourceEvent } = event.detail.ctx;
  if (sourceElement?.id !== 'contact-panel' || !sourceEvent?.type.startsWith('live-')) return;
  const isOpen = isShown(sourceElement);
  if (!isOpen) sourceElement.querySelector('#contact-card')?.remove();
  if (!isOpen || isWriting(sourceElement)) event.preventDefault();
}

/** What was saved stands above its fields: they are folded away, empty for the next. */
function foldSaved(/** @type {CustomEvent} */ { detail }) {
  const edit = detail.ctx.sourceElement?.closest('.contact-edit');
  if (!edit?.isConnected || edit.querySelector('[aria-invalid]')) return;
  edit.querySelector('form').reset();
  edit.open = false;
  edit.querySelector('summary').focus();
}

export function startContact() {
  document.addEventListener('htmx:before:request', keepFromNews);
  document.addEventListener('htmx:after:swap', foldSaved);
  document.addEventListener('click', (event) => {
    const { target } = event;
    const aside = panel();
    if (!(target instanceof Element) || !aside || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (target.closest('[data-contact-hide]')) hide(aside);
    if (!target.closest('[data-contact-show]')) return;
    event.preventDefault();
    if (isShown(aside)) hide(aside);
    else open(aside);
  });
  document.addEventListener('keydown', ({ key, defaultPrevented }) => {
    const aside = panel();
    const isMenu = document.querySelector('details.menu[open]') !== null;
    if (key === 'Escape' && !defaultPrevented && !isMenu && aside?.hasAttribute('data-sheet')) hide(aside);
  });
  // What comes back from the server knows nothing of a sheet.
  document.addEventListener('htmx:before:swap', ({ detail }) => {
    if (detail.ctx.target?.id !== 'contact-panel') return;
    const isSheet = detail.ctx.target.hasAttribute('data-sheet');
    document.addEventListener('htmx:after:swap', () => panel()?.toggleAttribute('data-sheet', isSheet), { once: true });
  });
}

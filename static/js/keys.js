/**
 * The keyboard: `j` `k` move through the list, `?` shows the help, and a letter presses what carries it as `data-key`.
 * `Enter` needs nothing, since the focus is the cursor and rows are links.
 */
import { onFrame } from './frames.js';
import { askWhere, goTo } from './go.js';
import { actOnRing } from './ring.js';
import { focusedRow, openLink, openPlace, ringAfterClosing, rowLinks } from './rows.js';
import { clearSelection, hasSelection, markUnread, tickRow } from './selection.js';
import { expectEditor, keepForEditor } from './type-ahead.js';

// A box that is ticked takes no letters.
const FIELDS = 'input:not([type=checkbox]), textarea, select, [contenteditable=""], [contenteditable=true]';

/** Letters by their place where the layout has no Latin ones (Korean, Greek, Cyrillic); a shifted letter is none of ours. */
function letterOf(/** @type {KeyboardEvent} */ event) {
  const { key, code, shiftKey } = event;
  if (shiftKey && code.startsWith('Key')) return '';
  if (key.length === 1 && key > '~' && code.startsWith('Key')) return code.slice(3).toLowerCase();
  return key.toLowerCase();
}

const isSeen = (/** @type {Element} */ element) => element.checkVisibility() && !element.matches(':disabled');

/** The row a step away from the open one; the one below a row that left the list has taken its place. */
function fromOpen(/** @type {number} */ step, /** @type {number} */ count) {
  const { index, isGone } = openPlace();
  if (index < 0) return step > 0 ? 0 : count - 1;
  return isGone && step > 0 ? index : index + step;
}

function move(/** @type {number} */ step) {
  const rows = rowLinks();
  const ring = focusedRow();
  const focused = ring ? rows.indexOf(ring) : -1;
  const row = rows[Math.max(0, Math.min(rows.length - 1, focused >= 0 ? focused + step : fromOpen(step, rows.length)))];
  row?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: 'nearest' });
}

function press(/** @type {string} */ letter) {
  const marked = [...document.querySelectorAll(`[data-key="${CSS.escape(letter)}"]`)].filter(isSeen);
  // The undo that people mean is that of the last answer.
  const element = /** @type {HTMLElement | undefined} */ (letter === 'z' ? marked.at(-1) : marked[0]);
  if (!element) return false;
  if (element.matches(FIELDS)) element.focus();
  else element.click();
  return true;
}

/** What the menu of the last such message offers: the bar with these buttons has given its place to the composer. */
function answerFromMenu(/** @type {string} */ form) {
  const last = [...document.querySelectorAll(`#thread .message:not(.side) ${form}`)].at(-1);
  if (last instanceof HTMLFormElement) last.requestSubmit();
  return Boolean(last);
}

const forward = () =>
  press('f') || (!document.querySelector('#composer[data-kind=forward]') && answerFromMenu('form[action$="/forward"]'));

function assignToMe() {
  const select = document.querySelector('select#assignee[data-me]');
  if (!(select instanceof HTMLSelectElement)) return false;
  const me = select.dataset.me ?? '';
  if (select.value === me) return true;
  select.value = me;
  return select.dispatchEvent(new Event('change', { bubbles: true }));
}

function reply() {
  if (document.querySelector('#composer[data-kind=forward]') && answerFromMenu('form:has([name=audience][value=one])'))
    return true;
  const field = [...document.querySelectorAll('#composer [data-editor], #composer textarea')].find(isSeen);
  if (!(field instanceof HTMLElement)) return press('r');
  field.focus();
  field.scrollIntoView({ block: 'nearest' });
  return true;
}

function help() {
  const dialog = document.getElementById('keys-help');
  if (!(dialog instanceof HTMLDialogElement)) return false;
  dialog.showModal();
  return true;
}

/** Back to where `j` and `k` go on. */
function leaveField(/** @type {HTMLElement} */ field) {
  field.blur();
  openLink()?.focus({ preventScroll: true });
}

/** @type {Record<string, () => unknown>} */
const MOVES = {
  j: () => move(1),
  k: () => move(-1),
  r: () => actOnRing(reply, { delayed: expectEditor }),
  a: () => actOnRing(() => press('a') || reply(), { delayed: expectEditor }),
  f: () => actOnRing(forward),
  m: () => actOnRing(assignToMe),
  i: () => actOnRing(() => press('i')),
  g: askWhere,
  x: tickRow,
  u: markUnread,
  e: () => (hasSelection() ? press('e') : actOnRing(() => press('e'), { after: ringAfterClosing })),
  '?': help,
};

function handleKey(/** @type {KeyboardEvent} */ event) {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (document.querySelector('dialog:modal')) return;
  const target = /** @type {Element} */ (event.target);
  const field = target.closest?.(FIELDS);
  if (field) {
    if (event.key === 'Escape' && document.contains(field)) leaveField(/** @type {HTMLElement} */ (field));
    return;
  }
  // An open menu takes Escape for itself.
  const isMenu = document.querySelector('details.menu[open]') !== null;
  if (event.key === 'Escape' && !isMenu && clearSelection()) return event.preventDefault();
  if (keepForEditor(event)) return event.preventDefault();
  const letter = letterOf(event);
  if (letter.length !== 1 || letter === ' ') return;
  if (goTo(letter)) return event.preventDefault();
  const handled = letter in MOVES ? MOVES[letter]?.() !== false : press(letter);
  if (handled) event.preventDefault();
}

export function startKeys() {
  document.addEventListener('keydown', handleKey);
  // Somebody who clicked into a mail to read it still expects the keys to work.
  onFrame((frame) => frame.contentDocument?.addEventListener('keydown', handleKey));
}

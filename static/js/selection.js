/**
 * Several rows of the list ticked at once: by click, a range with Shift, the key `x`, or the whole page. The boxes themselves
 * are what is selected; a morph keeps those of rows that stay, and a row that leaves takes its own along.
 */
import { focusedRow, idOf, openId, openLink } from './rows.js';

const SHORT_MS = 6000;
const LONG_MS = 30_000;
const BOXES = '#conversation-list .rows .row-pick > input';

/** @returns {HTMLInputElement[]} */
const boxes = () => [...document.querySelectorAll(BOXES)].filter((box) => box instanceof HTMLInputElement);
const form = () => /** @type {HTMLFormElement | null} */ (document.getElementById('treatment'));

/** Whether rows are ticked: then keys mean those. */
export const hasSelection = () => boxes().some((box) => box.checked);

/** @type {HTMLInputElement | undefined} Where a range begins. */
let anchor;

function show() {
  const all = boxes();
  const count = all.filter((box) => box.checked).length;
  const bar = form();
  if (!bar) return;
  const page = /** @type {HTMLInputElement | null} */ (bar.querySelector('[data-pick-page]'));
  const isPage = count > 0 && count === all.length;
  if (page) Object.assign(page, { checked: isPage, indeterminate: count > 0 && !isPage });
  const more = /** @type {HTMLElement | null} */ (bar.querySelector('.bulk-all'));
  const whole = /** @type {HTMLInputElement | null} */ (bar.querySelector('[name=all]'));
  if (more) more.hidden = !isPage;
  if (whole && !isPage) whole.checked = false;
  const place = /** @type {HTMLElement | null} */ (bar.querySelector('.bulk-count'));
  const told = (whole?.checked && whole.dataset.total) || String(count);
  const text = count > 0 ? (place?.dataset.text ?? '').replace('{n}', told) : '';
  if (place && place.textContent !== text) place.textContent = text;
}

function tick(/** @type {HTMLInputElement[]} */ some, /** @type {boolean} */ isOn) {
  for (const box of some) box.checked = isOn;
  show();
}

function tickRange(/** @type {HTMLInputElement} */ to) {
  const all = boxes();
  const [from, end] = [all.indexOf(anchor ?? to), all.indexOf(to)].sort((a, b) => a - b);
  tick(all.slice(Math.max(0, from ?? 0), (end ?? 0) + 1), to.checked);
}

const boxOf = (/** @type {Element | undefined} */ link) => boxes().find((box) => link && idOf(box) === idOf(link));

/** The row with the ring, else the open one. */
export function tickRow() {
  const box = boxOf(focusedRow() ?? openLink());
  if (!box) return false;
  anchor = box;
  tick([box], !box.checked);
  return true;
}

export function clearSelection() {
  if (!hasSelection()) return false;
  tick(boxes(), false);
  return true;
}

function submit(/** @type {string} */ act) {
  const button = form()?.querySelector(`[name=act][value="${act}"]`);
  if (button instanceof HTMLButtonElement) form()?.requestSubmit(button);
  return button !== null;
}

/** Those that are ticked, else the row with the ring, else the open conversation, which is left then. */
export function markUnread() {
  if (hasSelection()) return submit('unread');
  const row = focusedRow();
  if (row && idOf(row) !== openId()) return tickRow() && submit('unread');
  const button = document.querySelector('#conversation [data-key=u]');
  if (button instanceof HTMLElement) button.click();
  return button !== null;
}

function onClick(/** @type {MouseEvent} */ event) {
  const { target } = event;
  if (!(target instanceof Element)) return;
  if (target.closest('[data-pick-none]')) clearSelection();
  const notice = target.closest('[data-dismiss]');
  if (notice) document.querySelector(notice.getAttribute('data-dismiss') ?? '')?.replaceChildren();
  if (!(target instanceof HTMLInputElement)) return;
  if (target.matches('[data-pick-page]')) tick(boxes(), target.checked);
  if (!target.matches(BOXES)) return;
  if (event.shiftKey) tickRange(target);
  anchor = target;
}

/** A click with Shift on a row would open it in a window of its own; here it is the end of a range. */
function onRowClick(/** @type {MouseEvent} */ event) {
  const link = event.target instanceof Element ? event.target.closest('#conversation-list .row-link') : null;
  const box = link && event.shiftKey && hasSelection() ? boxOf(link) : undefined;
  if (!box) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  box.checked = true;
  tickRange(box);
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
/** @type {Element | null} */
let noticed = null;

/** What was done is told for a while; somebody who points at it or stands on its button still reads it. */
function putAwayLater() {
  const notice = document.querySelector('#treated > .treated-notice');
  if (notice === noticed) return;
  noticed = notice;
  clearTimeout(timer);
  if (!notice) return;
  const putAway = () => {
    if (notice.matches(':hover, :focus-within')) timer = setTimeout(putAway, SHORT_MS);
    else notice.remove();
  };
  timer = setTimeout(putAway, notice.querySelector('form') ? LONG_MS : SHORT_MS);
}

export function startSelection() {
  document.addEventListener('click', onRowClick, { capture: true });
  document.addEventListener('click', onClick);
  document.addEventListener('change', ({ target }) => {
    if (target instanceof Element && target.matches(`${BOXES}, #bulk-whole`)) show();
  });
  document.addEventListener('htmx:after:swap', ({ detail }) => {
    putAwayLater();
    // Done with: what is ticked next is another thing.
    if (detail.ctx.sourceElement?.matches?.('#treatment, #treatment *')) for (const box of boxes()) box.checked = false;
    show();
  });
  // A browser that comes back to a page ticks what was ticked.
  addEventListener('pageshow', show);
  show();
}

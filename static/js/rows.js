/**
 * The list's rows: which one is open, and where the focus goes when a live update takes the focused row away. The focus
 * itself is the cursor of `j` and `k`; nothing is marked that a morph could wipe out.
 */
import { refresh } from './live.js';

/** @typedef {{ element: Element | null, index: number }} Focus */

/** @returns {HTMLElement[]} */
export const rowLinks = () =>
  [...document.querySelectorAll('#conversation-list .row-link')].filter((link) => link instanceof HTMLElement);

export const openId = () => document.getElementById('conversation')?.dataset.conversation;

const linkOf = (/** @type {string | undefined} */ id) =>
  rowLinks().find((link) => link.closest('[data-conversation]')?.getAttribute('data-conversation') === id);

/** The row of the open conversation, if the list shows it. */
export const openLink = () => linkOf(openId());

/** @type {{ id: string | undefined, index: number }} */
let lastPlace = { id: undefined, index: -1 };

/**
 * Where the open conversation stands in the list; `isGone` where it stood before it left the list (answered, closed), so
 * that one goes on from there and not from the top.
 */
export function openPlace() {
  const open = openLink();
  if (open) return { index: rowLinks().indexOf(open), isGone: false };
  return { index: lastPlace.id === openId() ? lastPlace.index : -1, isGone: true };
}

function markOpen() {
  const open = openLink();
  for (const link of rowLinks()) if (link !== open) link.removeAttribute('aria-current');
  open?.setAttribute('aria-current', 'true');
  if (open) lastPlace = { id: openId(), index: rowLinks().indexOf(open) };
}

/** @returns {Focus} */
const rememberFocus = () => {
  const element = document.activeElement;
  return { element, index: element instanceof HTMLElement ? rowLinks().indexOf(element) : -1 };
};

function restoreFocus(/** @type {Focus} */ { element, index }) {
  if (document.activeElement !== document.body || !(element instanceof HTMLElement)) return;
  const rows = rowLinks();
  const next = element.isConnected ? element : rows[Math.min(index, rows.length - 1)];
  next?.focus({ preventScroll: true });
}

export function startRows() {
  /** @type {WeakMap<object, Focus>} */
  const focused = new WeakMap();
  document.addEventListener('htmx:before:swap', (event) => focused.set(event.detail.ctx, rememberFocus()));
  document.addEventListener('htmx:after:swap', (event) => {
    const { ctx } = event.detail;
    const before = focused.get(ctx);
    if (before) restoreFocus(before);
    markOpen();
    // Opening is what makes a row read, and only the server knows how it looks then.
    if (ctx.target?.id === 'conversation' && openLink()?.closest('[data-unread]')) refresh('live-list');
  });
  markOpen();
}

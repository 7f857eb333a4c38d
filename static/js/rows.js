/**
 * The list's rows: which one is open, and where the focus goes when a live update takes the focused row away. The focus
 * itself is the cursor of `j` and `k`; nothing is marked that a morph could wipe out.
 */
import { refresh } from './live.js';

/** @typedef {{ element: Element | null, index: number, wasOpen: boolean, composer: Element | null }} Focus */

const LEAVES_WITHIN_MS = 2000;

/** @returns {HTMLElement[]} */
export const rowLinks = () =>
  [...document.querySelectorAll('#conversation-list .row-link')].filter((link) => link instanceof HTMLElement);

export const openId = () => document.getElementById('conversation')?.dataset.conversation;

/** The conversation of a row. */
export const idOf = (/** @type {Element} */ link) =>
  link.closest('[data-conversation]')?.getAttribute('data-conversation') ?? undefined;

const linkOf = (/** @type {string | undefined} */ id) => rowLinks().find((link) => idOf(link) === id);

/** The row of the open conversation, if the list shows it. */
export const openLink = () => linkOf(openId());

/** The row with the ring; its box counts as the row. */
export const focusedRow = () => rowLinks().find((link) => link.closest('.row')?.contains(document.activeElement));

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
  const index = element instanceof HTMLElement ? rowLinks().indexOf(element) : -1;
  const composer = element?.closest('#composer') ?? null;
  return { element, index, wasOpen: index >= 0 && element === openLink(), composer };
};

const focusRow = (/** @type {number} */ index) => {
  const rows = rowLinks();
  rows[Math.min(index, rows.length - 1)]?.focus({ preventScroll: true });
};

/**
 * An answer that is sent or thrown away takes its fields along: back to where `j` and `k` go on. A file that is taken away
 * leaves one with the others, or with the text.
 */
function leaveField(/** @type {Element} */ composer) {
  const near = ['#draft-files button', '[data-editor]', 'textarea'].map((each) => composer.querySelector(each));
  const places = composer.isConnected ? near : [openLink(), document.getElementById('main')];
  for (const place of places)
    if (document.activeElement === document.body && place instanceof HTMLElement) place.focus({ preventScroll: true });
}

function restoreFocus(/** @type {Focus} */ { element, index, wasOpen }) {
  if (document.activeElement !== document.body || !(element instanceof HTMLElement)) return;
  if (element.isConnected) element.focus({ preventScroll: true });
  // Whoever reads what a colleague closes still means that one: the ring goes nowhere by itself.
  else if (index >= 0 && !wasOpen) focusRow(index);
}

/** @type {{ id: string | undefined, end(): void } | null} The conversation that was closed by key from the list before one. */
let leaving = null;

/** The ring moves on to the row in the place of the one that is about to leave. Resolves when it did, or that stays. */
export function ringAfterClosing() {
  if (!openLink()) return;
  return new Promise((resolve) => {
    const mine = {
      id: openId(),
      end() {
        if (leaving === mine) leaving = null;
        resolve(undefined);
      },
    };
    leaving = mine;
    setTimeout(mine.end, LEAVES_WITHIN_MS);
  });
}

function moveRingOn() {
  if (!leaving || linkOf(leaving.id)) return;
  if (leaving.id === openId() && document.activeElement === document.body) focusRow(lastPlace.index);
  leaving.end();
}

/** @returns {HTMLElement | null} */
const list = () => document.querySelector('#conversation-list');

/** The way back draws the whole page anew: the same list stays where it was scrolled to. */
function keepScroll() {
  /** @type {{ label: string | null | undefined, top: number } | null} */
  let before = null;
  const labelOf = () => list()?.getAttribute('hx-get');
  document.addEventListener('htmx:before:history:restore', () => {
    before = { label: labelOf(), top: list()?.scrollTop ?? 0 };
  });
  document.addEventListener('htmx:after:swap', ({ detail }) => {
    if (!before || detail.ctx.target?.closest?.('#conversation, #conversation-list')) return;
    if (before.label === labelOf()) list()?.scrollTo({ top: before.top, behavior: 'instant' });
    before = null;
  });
}

export function startRows() {
  keepScroll();
  /** @type {WeakMap<object, Focus>} */
  const focused = new WeakMap();
  document.addEventListener('htmx:before:swap', (event) => focused.set(event.detail.ctx, rememberFocus()));
  document.addEventListener('htmx:after:swap', (event) => {
    const { ctx } = event.detail;
    const before = focused.get(ctx);
    if (before) restoreFocus(before);
    moveRingOn();
    if (before?.composer) leaveField(before.composer);
    markOpen();
    // Opening is what makes a row read, and only the server knows how it looks then.
    if (ctx.target?.id === 'conversation' && openLink()?.closest('[data-unread]')) refresh('live-list');
  });
  markOpen();
}

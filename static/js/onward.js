/**
 * Where one goes on once an answer is on its way or a conversation is closed: the server says so (`Postroom-Onward`), the
 * list beside knows what comes next. Nothing is loaded anew but the right pane. An answer of mine that still waits when
 * another conversation is opened stays at hand (`#leaving`).
 */
import htmx from '../vendor/htmx.js';
import { openPlace, rowLinks } from './rows.js';

const HEADER = 'Postroom-Onward';

function openNext() {
  const { index, isGone } = openPlace();
  const row = index < 0 ? undefined : rowLinks()[isGone ? index : index + 1];
  if (!row) return goBack();
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: 'nearest' });
  row.click();
}

/** The list stays as it is; only the conversation beside it is put away. */
function goBack() {
  const list = document.getElementById('conversation-list')?.getAttribute('hx-get');
  if (!list) return;
  const row = rowLinks()[Math.max(0, openPlace().index)];
  // htmx names the target of whatever asks, which is the page here.
  const headers = { 'HX-Target': 'section#conversation' };
  htmx.ajax('GET', list, { target: '#conversation', swap: 'outerHTML', headers });
  row?.focus({ preventScroll: true });
}

/** @type {Record<string, () => void>} */
const WAYS = { next: openNext, back: goBack };

/** Answers of mine that can still be taken back: only those have a button. */
const isMineWaiting = () => document.querySelector('[data-leaves-at] button') !== null;

export function startOnward() {
  /** @type {WeakSet<object>} What leads away from an answer that waits, or to it. */
  const leading = new WeakSet();
  document.addEventListener('htmx:before:swap', ({ detail: { ctx } }) => {
    if (ctx.target?.id === 'conversation' && isMineWaiting()) leading.add(ctx);
  });
  document.addEventListener('htmx:finally:request', ({ detail: { ctx } }) => {
    if (leading.has(ctx)) document.body.dispatchEvent(new CustomEvent('leaving'));
    const way = ctx.response?.status < 400 && ctx.response.raw.headers.get(HEADER);
    if (way) WAYS[way]?.();
  });
}

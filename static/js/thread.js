/**
 * The thread as it opens (at its newest message) and as it grows: said to those who can't see it, and scrolled only for an
 * author who was at its end, so that nobody writes past what has just come in.
 */

import { announce } from './announce.js';

const END_PX = 40;

const thread = () => document.getElementById('thread');
const newest = () => document.getElementById(`message-${thread()?.dataset.newest}`);

function showNewest() {
  const message = newest();
  if (!message || message.getBoundingClientRect().top < innerHeight * 0.6) return;
  message.scrollIntoView({ block: 'start', behavior: 'instant' });
}

function announceNewest() {
  if (newest()?.classList.contains('in')) announce(thread()?.dataset.announce);
}

/** A page that was reloaded or returned to is where its reader left it: the browser sees to that. */
function isFreshVisit() {
  const [visit] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType('navigation'));
  return visit?.type === 'navigate' && !location.hash;
}

function isAuthorAtEnd() {
  const pane = thread()?.parentElement;
  const isWriting = document.activeElement?.closest('#composer');
  return Boolean(isWriting && pane && pane.scrollHeight - pane.scrollTop - pane.clientHeight < END_PX);
}

export function startThread() {
  let wasAtEnd = false;
  document.addEventListener('htmx:before:swap', () => {
    wasAtEnd = isAuthorAtEnd();
  });
  let known = { ...thread()?.dataset };
  if (isFreshVisit()) showNewest();
  document.addEventListener('htmx:after:swap', (event) => {
    const now = { ...thread()?.dataset };
    const isSame = now.conversation === known.conversation;
    if (!isSame && event.detail.ctx.target?.id === 'conversation') showNewest();
    if (isSame && Number(now.newest) > Number(known.newest)) {
      announceNewest();
      if (wasAtEnd) newest()?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    }
    known = now;
  });
}

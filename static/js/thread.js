/**
 * The thread as it opens (at its newest message) and as it grows: said to those who can't see it, and scrolled only for an
 * author who was at its end, so that nobody writes past what has just come in, or who has just sent or got back an answer.
 */

import { announce } from './announce.js';

const END_PX = 40;

const thread = () => document.getElementById('thread');
const newest = () => document.getElementById(`message-${thread()?.dataset.newest}`);

/** The part of the window that messages are read in. */
function readingRoom() {
  const { top = 0, bottom = innerHeight } = thread()?.closest('.conversation-scroll')?.getBoundingClientRect() ?? {};
  return { top: Math.max(0, top), bottom: Math.min(innerHeight, bottom) };
}

function showNewest() {
  const message = newest();
  const { top, bottom } = readingRoom();
  if (!message || message.getBoundingClientRect().top < top + (bottom - top) * 0.6) return;
  message.scrollIntoView({ block: 'start', behavior: 'instant' });
}

/** The composer takes room from the thread: what is being answered is to be read above it all the same. */
function showAnswered(/** @type {Element | undefined} */ asked) {
  const message = asked?.closest('.message') ?? newest();
  const { top, bottom } = readingRoom();
  const place = message?.getBoundingClientRect();
  if (!place || (place.top >= top && place.bottom <= bottom)) return;
  const isTall = place.height > bottom - top;
  message?.scrollIntoView({ block: isTall ? 'start' : 'end', behavior: 'instant' });
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

const messages = () => /** @type {HTMLElement[]} */ ([...document.querySelectorAll('#thread .message')]);
const isShown = (/** @type {Element} */ message) => !message.closest('.older:not([open])');

/** What is before somebody's eyes: which messages are not put away, and where the topmost one in view stands. */
function rememberView() {
  const shown = messages().filter(isShown);
  const top = shown.find((message) => message.getBoundingClientRect().bottom > 0);
  return { ids: new Set(shown.map(({ id }) => id)), id: top?.id, top: top?.getBoundingClientRect().top ?? 0 };
}

/** The server puts read messages away; those that one has just read on this page stay where they are. */
function keepView(/** @type {ReturnType<typeof rememberView>} */ view) {
  const older = document.querySelector('#thread .older:not([open])');
  if (!older || ![...older.querySelectorAll('.message')].some(({ id }) => view.ids.has(id))) return;
  older.setAttribute('open', '');
  const moved = (document.getElementById(view.id ?? '')?.getBoundingClientRect().top ?? view.top) - view.top;
  (thread()?.closest('.conversation-scroll') ?? document.scrollingElement)?.scrollBy({
    top: moved,
    behavior: 'instant',
  });
}

/** My answers that wait or are held: the buttons are on those only. */
const outbox = () =>
  [...document.querySelectorAll('#thread :is(.waiting, .held)')].filter((answer) => answer.querySelector('button'));
const stateOf = (/** @type {Element} */ answer) => `${answer.id} ${answer.className}`;

/**
 * Where the composer takes room from the thread, or gives some back, the newest message stays right above it, if that was in
 * view. Whoever reads further up is left there.
 */
function keepEnd() {
  let height = 0;
  /** @type {Element | undefined} */
  let kept;
  const observer = new ResizeObserver(([entry]) => {
    if (!entry) return;
    const now = entry.contentRect.height;
    const taken = height - now;
    const place = newest()?.getBoundingClientRect();
    // Of one that fits no longer, its beginning is worth more than its end.
    const isKept = place && place.height <= now && place.bottom <= entry.target.getBoundingClientRect().bottom + taken;
    if (entry.target === kept && isKept && document.querySelector('form#composer')) entry.target.scrollTop += taken;
    kept = entry.target;
    height = now;
  });
  return () => {
    const pane = thread()?.closest('.conversation-scroll');
    if (!pane || pane === kept) return;
    observer.disconnect();
    observer.observe(pane);
  };
}

export function startThread() {
  const watchPane = keepEnd();
  watchPane();
  let wasAtEnd = false;
  let view = rememberView();
  let told = outbox().map(stateOf);
  document.addEventListener('htmx:before:swap', () => {
    wasAtEnd = isAuthorAtEnd();
    view = rememberView();
  });
  let known = { ...thread()?.dataset };
  if (isFreshVisit()) showNewest();
  document.addEventListener('htmx:after:swap', (event) => {
    const now = { ...thread()?.dataset };
    const isSame = now.conversation === known.conversation;
    const { target, sourceElement } = event.detail.ctx;
    watchPane();
    if (!isSame && target?.id === 'conversation') showNewest();
    if (target?.id === 'composer' && document.querySelector('#composer[data-focus]')) showAnswered(sourceElement);
    if (isSame) {
      keepView(view);
      const answer = outbox().findLast((each) => !told.includes(stateOf(each)));
      answer?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    }
    told = outbox().map(stateOf);
    if (isSame && Number(now.newest) > Number(known.newest)) {
      announceNewest();
      if (wasAtEnd) newest()?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    }
    known = now;
  });
}

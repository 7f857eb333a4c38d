/**
 * What the server refuses must not land in the middle of the page: htmx swaps errors like any answer. They go to
 * `#problem`; refreshes that nobody asked for stay silent; an ended session leads to sign-in.
 */
import { leaveForSignIn } from './session.js';

/** @typedef {{ sourceElement: Element, sourceEvent: Event, text: string, hx: Record<string, string>, response?: { status: number, raw: Response } }} Ctx */

const NOT_OURS = [403, 404];
const TEXT = '#problem > .problem-text';

const problem = () => document.getElementById('problem');

const hide = () => problem()?.setAttribute('hidden', '');

/** The server answers: what was said of a lost connection is no longer true. What it refused stays said. */
export function noteOnline() {
  if (problem()?.hasAttribute('data-is-offline')) hide();
}

const isUnasked = (/** @type {Ctx} */ ctx) => ctx.sourceEvent?.type?.startsWith('live-');
const isPage = (/** @type {string} */ text) => /^\s*<(!doctype|html|body)/i.test(text);
const hasRule = (/** @type {Element} */ element) =>
  element.getAttributeNames().some((name) => name.startsWith('hx-status:'));

function isSignedOut(/** @type {Response} */ raw) {
  return raw.status === 401 || (raw.redirected && new URL(raw.url).pathname === '/sign-in');
}

function say(/** @type {string | undefined} */ sentence, isOffline = false) {
  const place = problem();
  const text = document.querySelector(TEXT);
  if (!place || !text) return;
  if (sentence) text.textContent = sentence;
  place.toggleAttribute('data-is-offline', isOffline);
  place.hidden = false;
}

/**
 * The conversation that is open was moved away, or the right to read its mailbox was taken: what the page shows of it must
 * go too. To the same list over all mailboxes, since the one that was chosen may be the one that is lost.
 */
function leaveMailbox() {
  const back = document.querySelector('#conversation-head > a.back');
  location.replace(back instanceof HTMLAnchorElement ? new URL(back.href).pathname : '/');
}

function handleAnswer(/** @type {CustomEvent<{ ctx: Ctx }>} */ event) {
  const { ctx } = event.detail;
  if (!ctx.response) return;
  const { status, raw } = ctx.response;
  if (isSignedOut(raw)) {
    event.preventDefault();
    leaveForSignIn();
  } else if (status < 400) {
    if (isUnasked(ctx)) noteOnline();
    else hide();
  } else if (isUnasked(ctx)) {
    event.preventDefault();
    if (NOT_OURS.includes(status)) leaveMailbox();
  } else if (status !== 422 && !ctx.hx.retarget && !hasRule(ctx.sourceElement) && problem()) {
    if (isPage(ctx.text)) event.preventDefault();
    else Object.assign(ctx.hx, { retarget: TEXT, reswap: 'innerHTML' });
    // A refused link must not leave its address behind.
    Object.assign(ctx, { push: null, replace: null });
    say(isPage(ctx.text) ? problem()?.dataset.default : undefined);
  }
}

export function startAnswers() {
  document.addEventListener('htmx:after:request', handleAnswer);
  document.addEventListener('htmx:error', (event) => {
    const ctx = /** @type {Ctx | undefined} */ (event.detail.ctx);
    if (ctx && !ctx.response && !isUnasked(ctx)) say(problem()?.dataset.offline, true);
  });
  document.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('#problem [data-close]')) hide();
  });
}

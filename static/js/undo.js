/** The seconds left of the undo window, on each answer that waits (`data-leaves-at`). */
import { announce } from './announce.js';
import { refresh } from './live.js';

const GRACE_MS = 1500;

/** @type {WeakMap<Element, string>} The bar of a waiting answer -> how long it runs, which a morph takes away. */
const runs = new WeakMap();
/** @type {Map<string, number>} Waiting answer -> its end on this browser's clock, which may differ from the server's. */
const ends = new Map();
/** @type {ReturnType<typeof setInterval> | undefined} */
let ticking;

/** @returns {HTMLElement[]} */
const waitingAnswers = () =>
  [...document.querySelectorAll('[data-leaves-at]')].filter((answer) => answer instanceof HTMLElement);

function endOf(/** @type {HTMLElement} */ answer) {
  const { leavesAt = '0', now = String(Date.now()) } = answer.dataset;
  const key = `${answer.id} ${leavesAt}`;
  const known = ends.get(key);
  if (known !== undefined) return known;
  const end = performance.now() + Number(leavesAt) - Number(now);
  ends.set(key, end);
  // Once: a voice that counts down for ten seconds helps nobody.
  announce(label(answer, end));
  return end;
}

const label = (/** @type {HTMLElement} */ answer, /** @type {number} */ end) => {
  const seconds = Math.max(0, Math.ceil((end - performance.now()) / 1000));
  return (answer.dataset.label ?? '{seconds}').replace('{seconds}', String(seconds));
};

function showBar(/** @type {HTMLElement} */ answer, /** @type {number} */ end) {
  const bar = answer.querySelector('.countdown-bar');
  if (!(bar instanceof HTMLElement)) return;
  const run = runs.get(bar) ?? `${Math.max(0, Math.round(end - performance.now()))}ms`;
  runs.set(bar, run);
  bar.style.animationDuration = run;
}

function tick() {
  const answers = waitingAnswers();
  for (const answer of answers) {
    const end = endOf(answer);
    showBar(answer, end);
    const place = answer.querySelector('[data-countdown]');
    if (place) place.textContent = label(answer, end);
    // The stream tells when it has left; should the stream be down, the page asks by itself.
    const conversation = document.getElementById('thread')?.dataset.conversation;
    if (performance.now() > end + GRACE_MS && performance.now() < end + GRACE_MS + 5000)
      refresh(answer.closest('#leaving') ? 'leaving' : `live-conversation-${conversation}`);
  }
  if (answers.length) return;
  clearInterval(ticking);
  ticking = undefined;
}

function start() {
  tick();
  if (waitingAnswers().length) ticking ??= setInterval(tick, 1000);
}

export function startUndo() {
  document.addEventListener('htmx:after:swap', start);
  start();
}

/**
 * What others change appears here: news of the event stream become DOM events on the body (`live-list`, `live-counts`,
 * `live-conversation-12`), gathered for one animation frame, and htmx fetches the fragments that listen for them.
 */
import { noteOnline } from './answers.js';
import { leaveForSignIn } from './session.js';
import { openStream } from './stream.js';

const STREAM = '/events';
const BANNER_AFTER_MS = 3000;
const LONG_HIDDEN_MS = 5 * 60_000;

/** @typedef {import('./stream.js').Changes} Changes */

/** @type {Set<string>} */
const waiting = new Set();

function fire() {
  const names = [...waiting];
  waiting.clear();
  for (const name of names) document.body.dispatchEvent(new CustomEvent(name));
}

/** Frames stand still in a hidden tab, so it gathers until somebody looks at it. */
function gather(/** @type {string[]} */ names) {
  if (!waiting.size && names.length) requestAnimationFrame(fire);
  for (const name of names) waiting.add(name);
}

function everything() {
  const shown = [...document.querySelectorAll('#conversation, #thread')];
  const ids = shown.map((pane) => /** @type {HTMLElement} */ (pane).dataset.conversation).filter(Boolean);
  return ['live-all', 'live-list', 'live-counts', 'live-alarm-0', ...ids.map((id) => `live-conversation-${id}`)];
}

const LISTED = ['conversation', 'draft', 'contact'];

/** The DOM events that some news stands for. */
export function eventNames(/** @type {Changes} */ news) {
  if (news.all) return everything();
  return (news.changed ?? []).flatMap(({ kind, id }) =>
    LISTED.includes(kind) ? ['live-list', 'live-counts', `live-${kind}-${id}`] : [`live-${kind}-${id}`],
  );
}

/** Asks the page to draw a fragment anew that listens for `name`. */
export const refresh = (/** @type {string} */ name) => gather([name]);

/** @type {ReturnType<typeof setTimeout> | undefined} */
let bannerTimer;

/** A hiccup that heals by itself is nobody's business, so the banner waits. */
function showConnection(/** @type {boolean} */ isUp) {
  const banner = () => document.getElementById('connection');
  if (!isUp) {
    // Every failed attempt says so again; the first one counts.
    bannerTimer ??= setTimeout(() => banner()?.removeAttribute('hidden'), BANNER_AFTER_MS);
    return;
  }
  clearTimeout(bannerTimer);
  bannerTimer = undefined;
  banner()?.setAttribute('hidden', '');
  noteOnline();
}

const listener = {
  changes: (/** @type {Changes} */ news) => gather(eventNames(news)),
  state: showConnection,
  signedOut: leaveForSignIn,
};

/** Chrome on Android has no shared workers: there each page holds its own stream, and lets go of it while hidden. */
function ownStream(/** @type {number | null} */ cursor) {
  const stream = openStream(STREAM, cursor, listener);
  document.addEventListener('visibilitychange', () => (document.hidden ? stream.close() : stream.restart()));
  return { wake: stream.restart, leave: stream.close };
}

function sharedStream(/** @type {number | null} */ cursor) {
  const address = new URL('./live-worker.js', import.meta.url);
  const worker = new SharedWorker(address, { type: 'module', name: 'postroom-live' });
  worker.port.onmessage = ({ data }) => {
    if (data.type === 'changes') listener.changes(data.news);
    if (data.type === 'state') listener.state(data.isUp);
    if (data.type === 'signed-out') listener.signedOut();
  };
  worker.port.postMessage({ type: 'hello', url: new URL(STREAM, location.href).href, cursor });
  const say = (/** @type {string} */ type) => worker.port.postMessage({ type });
  return { wake: () => say('wake'), leave: () => say('bye') };
}

/** Starts where the page has a `#connection` (pages without a session have none). */
export function startLive() {
  const drawnAt = document.getElementById('connection')?.dataset.cursor;
  if (!document.getElementById('connection')) return;
  const connect = 'SharedWorker' in globalThis ? sharedStream : ownStream;
  let stream = connect(drawnAt ? Number(drawnAt) : null);
  let hiddenAt = 0;

  document.addEventListener('visibilitychange', () => {
    if (document.hidden) hiddenAt = Date.now();
    else if (Date.now() - hiddenAt > LONG_HIDDEN_MS) {
      stream.wake();
      gather(everything());
    }
  });
  addEventListener('online', () => stream.wake());
  addEventListener('pagehide', () => stream.leave());
  addEventListener('pageshow', (event) => {
    if (!event.persisted) return;
    stream = connect(null);
    gather(everything());
  });
}

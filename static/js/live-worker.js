/**
 * The shared worker: one event stream for all tabs of this browser (HTTP/1.1 grants a browser six connections in all).
 * A tab says hello with the last event that its page was drawn with, and gets what the others have heard since.
 */
import { openStream } from './stream.js';

/** @typedef {import('./stream.js').Changes} Changes */

const REMEMBERED = 200;

/** @type {Set<MessagePort>} */
const ports = new Set();
/** @type {Changes[]} */
let recent = [];
/** What came up to this event is no longer remembered. */
let floor = 0;
let isUp = true;
/** @type {ReturnType<typeof openStream> | null} */
let stream = null;

const tellAll = (/** @type {object} */ message) => {
  for (const port of ports) port.postMessage(message);
};

const listener = {
  changes(/** @type {Changes} */ news) {
    recent.push(news);
    if (recent.length > REMEMBERED) floor = recent.shift()?.cursor ?? floor;
    tellAll({ type: 'changes', news });
  },
  state(/** @type {boolean} */ up) {
    isUp = up;
    tellAll({ type: 'state', isUp });
  },
  signedOut() {
    stop();
    tellAll({ type: 'signed-out' });
  },
};

function stop() {
  stream?.close();
  stream = null;
  recent = [];
  isUp = true;
}

function hello(/** @type {MessagePort} */ port, /** @type {{ url: string, cursor: number | null }} */ { url, cursor }) {
  ports.add(port);
  if (!stream) {
    floor = cursor ?? 0;
    stream = openStream(url, cursor, listener);
    return;
  }
  if (!isUp) port.postMessage({ type: 'state', isUp });
  if (cursor === null) return;
  if (cursor < floor) port.postMessage({ type: 'changes', news: { all: true } });
  for (const news of recent) if ((news.cursor ?? 0) > cursor) port.postMessage({ type: 'changes', news });
}

globalThis.addEventListener('connect', (event) => {
  const port = /** @type {MessagePort} */ (/** @type {MessageEvent} */ (event).ports[0]);
  port.onmessage = ({ data }) => {
    if (data.type === 'hello') hello(port, data);
    if (data.type === 'wake') stream?.restart();
    if (data.type !== 'bye') return;
    ports.delete(port);
    if (!ports.size) stop();
  };
});

/**
 * One event stream that stays: it takes up where it stopped, backs off while the server is away, and says when something
 * may have been missed. It knows no page, so that the worker and a page without SharedWorker share it.
 *
 * @typedef {{ kind: string, id: number }} Change
 * @typedef {{ cursor?: number, changed?: Change[], all?: boolean }} Changes
 * @typedef {{ changes(news: Changes): void, state(isUp: boolean): void, signedOut(): void }} Listener
 */

const FIRST_MESSAGE_MS = 2000;
const LONGEST_WAIT_MS = 15_000;

/** An EventSource does not tell why it was refused, so a plain request asks. */
async function isSignedOut(/** @type {string} */ url) {
  const asking = new AbortController();
  try {
    const options = { headers: { accept: 'text/event-stream' }, cache: 'no-store', redirect: 'manual' };
    const answer = await fetch(url, { .../** @type {RequestInit} */ (options), signal: asking.signal });
    return answer.status === 401 || answer.type === 'opaqueredirect';
  } catch {
    return false;
  } finally {
    asking.abort();
  }
}

/**
 * Opens the stream at `url` after event `since` (null: from now on) and keeps it open until `close()`.
 * `restart()` is for a connection that may be dead without knowing it (the machine slept).
 *
 * @param {string} url
 * @param {number | null} since
 * @param {Listener} listener
 */
export function openStream(url, since, listener) {
  let cursor = since;
  let attempts = 0;
  let wasLost = false;
  /** @type {EventSource | undefined} */
  let source;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let retry;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let silence;

  const connect = () => {
    source = new EventSource(cursor === null ? url : `${url}?since=${cursor}`);
    source.onopen = () => {
      attempts = 0;
      // The server opens with what was missed; if it says nothing, nobody knows what was.
      if (wasLost) silence = setTimeout(() => listener.changes({ all: true }), FIRST_MESSAGE_MS);
      wasLost = false;
      listener.state(true);
    };
    source.onmessage = (event) => {
      clearTimeout(silence);
      const news = /** @type {Changes} */ (JSON.parse(event.data));
      cursor = news.cursor ?? cursor;
      listener.changes(news);
    };
    source.onerror = () => {
      clearTimeout(silence);
      wasLost = true;
      listener.state(false);
      if (source?.readyState === EventSource.CLOSED) again();
    };
  };

  const again = () => {
    const longest = Math.min(LONGEST_WAIT_MS, 1000 * 2 ** attempts++);
    clearTimeout(retry);
    // Jitter, so that a whole company does not come back in the same millisecond.
    retry = setTimeout(
      async () => ((await isSignedOut(url)) ? listener.signedOut() : connect()),
      longest * (0.75 + Math.random() / 4),
    );
  };

  const close = () => {
    clearTimeout(retry);
    clearTimeout(silence);
    source?.close();
  };

  const restart = () => {
    close();
    wasLost = true;
    connect();
  };

  connect();
  return { close, restart };
}

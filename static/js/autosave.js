/**
 * Saves the draft as one types: a copy in this browser first, then the server, one request at a time, tried again until it
 * is there. A save that is no longer wanted (the answer is being sent) is held back by `pause()`.
 *
 * @typedef {Record<string, string> & { text: string, html: string }} Values
 */
import { noteOnline } from './answers.js';
import { showSaved, showSaving, showState } from './draft-state.js';
import { forgetCopy, keepCopy } from './local-copy.js';
import { leaveForSignIn } from './session.js';

const PAUSE_MS = 800;
const LONGEST_MS = 5000;
const COPY_MS = 200;
const TIMEOUT_MS = 20_000;
const LONGEST_RETRY_MS = 30_000;
/** Browsers refuse more in a request that outlives its page; the copy in the browser has it all. */
const KEEPALIVE_BYTES = 60_000;
const GONE = [403, 404, 409, 410];
const LONGEST_GOODBYE_MS = 5000;

/** @param {{ draft: string, conversation: string, saved: string, read(): Values }} draft `saved`: the text that the server has */
export function startAutosave({ draft, conversation, saved, read }) {
  let isDirty = false;
  let isPaused = false;
  let isGone = false;
  let failures = 0;
  let dirtySince = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let copyTimer;
  /** @type {{ done: Promise<void>, abort: AbortController } | undefined} */
  let running;

  function copy() {
    clearTimeout(copyTimer);
    copyTimer = undefined;
    const { text, html, ...around } = read();
    const lost = isGone ? { lost: conversation } : {};
    keepCopy(draft, { text, html, around, base: saved, at: Date.now(), ...lost });
  }

  function plan(/** @type {number} */ ms) {
    clearTimeout(timer);
    timer = setTimeout(save, ms);
  }

  function changed() {
    if (!isDirty) dirtySince = Date.now();
    isDirty = true;
    copyTimer ??= setTimeout(copy, COPY_MS);
    if (!isPaused && !failures) plan(Math.min(PAUSE_MS, Math.max(0, dirtySince + LONGEST_MS - Date.now())));
  }

  function failed() {
    isDirty = true;
    failures++;
    showState('failed');
    if (!isPaused) plan(Math.min(LONGEST_RETRY_MS, 1000 * 2 ** failures));
  }

  async function judge(/** @type {Response} */ answer, /** @type {Values} */ values) {
    if (answer.status === 401 || answer.redirected) return leaveForSignIn();
    if (GONE.includes(answer.status)) {
      isPaused = true;
      isGone = true;
      copy();
      return showState('lost');
    }
    if (!answer.ok) return failed();
    failures = 0;
    noteOnline();
    saved = values.text;
    showSaved(await answer.text());
    if (isDirty) copy();
    else forgetCopy(draft);
    if (isDirty && !isPaused) plan(PAUSE_MS);
  }

  async function put(/** @type {boolean} */ isLast, /** @type {AbortSignal} */ signal) {
    const values = read();
    const body = new URLSearchParams(values);
    const keepalive = isLast && body.toString().length < KEEPALIVE_BYTES;
    showSaving();
    try {
      const headers = { 'HX-Request': 'true' };
      const limit = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]);
      await judge(await fetch(`/drafts/${draft}`, { method: 'PUT', body, headers, keepalive, signal: limit }), values);
    } catch {
      if (!signal.aborted) failed();
    }
  }

  /** `isLast`: the page may be going, so what is on its way is overtaken. */
  function save(isLast = false) {
    const isCutOff = isLast && running;
    if (isPaused || (!isDirty && !isCutOff)) return;
    if (running && !isLast) return;
    clearTimeout(timer);
    copy();
    running?.abort.abort();
    isDirty = false;
    const abort = new AbortController();
    const mine = { abort, done: put(isLast, abort.signal) };
    running = mine;
    mine.done.finally(() => {
      if (running === mine) running = undefined;
    });
  }

  /** The draft is sent or thrown away, or its author signs out: nothing of it stays here. */
  function finish() {
    isPaused = true;
    isDirty = false;
    clearTimeout(timer);
    clearTimeout(copyTimer);
    running?.abort.abort();
    forgetCopy(draft);
  }

  /** Saves what is not saved yet. @returns whether the server has it all */
  async function settle() {
    const end = Date.now() + LONGEST_GOODBYE_MS;
    do {
      save();
      await Promise.race([running?.done, new Promise((resolve) => setTimeout(resolve, LONGEST_GOODBYE_MS))]);
    } while ((isDirty || running) && !isPaused && !failures && Date.now() < end);
    return !isDirty && !isGone;
  }

  const offer = (/** @type {any} */ { detail }) => detail.push({ settle, finish });
  const leave = () => save(true);
  const hide = () => document.hidden && save(true);
  const retry = () => failures && plan(0);
  addEventListener('pagehide', leave);
  document.addEventListener('visibilitychange', hide);
  addEventListener('online', retry);
  document.addEventListener('signing-out', offer);

  return {
    changed,
    leave,
    save: () => save(),
    isSaved: () => !isDirty && !running,
    /** The save on its way, if there is one. */
    running: () => running?.done,
    pause() {
      isPaused = true;
      clearTimeout(timer);
    },
    resume() {
      isPaused = false;
      if (isDirty) plan(PAUSE_MS);
    },
    finish,
    stop() {
      clearTimeout(timer);
      clearTimeout(copyTimer);
      removeEventListener('pagehide', leave);
      document.removeEventListener('visibilitychange', hide);
      removeEventListener('online', retry);
      document.removeEventListener('signing-out', offer);
    },
  };
}

/** @typedef {ReturnType<typeof startAutosave>} Autosave */

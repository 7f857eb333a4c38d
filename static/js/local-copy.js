/**
 * A draft's copy in this browser, for the time between a keystroke and the server's word that it is saved.
 *
 * `base` is the text that the server was last known to have: if it still has it, the copy simply is the newer one, and no
 * two clocks need to be compared.
 *
 * @typedef {{ text: string, html: string, around?: Record<string, string>, base: string, at: number }} Copy
 * @typedef {{ text: string, updatedAt: number }} Saved
 */

const PREFIX = 'postroom-draft-';
const LONGEST_MS = 30 * 24 * 3600_000;

const squeeze = (/** @type {string} */ text) => text.replace(/\s+/g, ' ').trim();

/** A full or forbidden storage must not stop anybody from writing. */
const attempt = (/** @type {() => void} */ store) => {
  try {
    store();
  } catch {}
};

export const keepCopy = (/** @type {string} */ draft, /** @type {Copy} */ copy) =>
  attempt(() => localStorage.setItem(PREFIX + draft, JSON.stringify(copy)));

export const forgetCopy = (/** @type {string} */ draft) => attempt(() => localStorage.removeItem(PREFIX + draft));

/** @returns {Copy | null} */
export function readCopy(/** @type {string} */ draft) {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + draft) ?? 'null');
  } catch {
    return null;
  }
}

/** Removes all copies, or those that are older than a month. */
export function forgetCopies(olderThanMs = 0) {
  const drafts = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
  for (const draft of drafts.map((key) => key.slice(PREFIX.length))) {
    const age = Date.now() - (readCopy(draft)?.at ?? 0);
    if (age >= olderThanMs) forgetCopy(draft);
  }
}

export const forgetOldCopies = () => forgetCopies(LONGEST_MS);

/**
 * What to do with a copy found beside the server's draft: nothing, take it silently (the server has not moved since, has
 * only its beginning, or is older), or leave the choice to the author (both went on).
 *
 * @param {Copy | null} copy
 * @param {Saved} saved
 * @returns {'nothing' | 'restore' | 'offer'}
 */
export function compareCopy(copy, saved) {
  if (!copy) return 'nothing';
  const kept = squeeze(copy.text);
  const server = squeeze(saved.text);
  if (kept === server && copy.at <= saved.updatedAt) return 'nothing';
  if (server === squeeze(copy.base) || kept.startsWith(server) || copy.at > saved.updatedAt) return 'restore';
  return 'offer';
}

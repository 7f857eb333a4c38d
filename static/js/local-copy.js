/**
 * A draft's copy in this browser, for the time between a keystroke and the server's word that it is saved.
 *
 * `base` is the text that the server was last known to have: if it still has it, the copy simply is the newer one, and no
 * two clocks need to be compared.
 *
 * `lost` is the conversation of a draft that is gone while somebody wrote on: the next one there can take its words.
 *
 * @typedef {{ text: string, html: string, around?: Record<string, string>, base: string, at: number, lost?: string }} Copy
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

/** What another tab of this browser keeps of the same draft, as it is written there. */
export const onCopyElsewhere = (
  /** @type {string} */ draft,
  /** @type {(copy: Copy) => void} */ take,
  /** @type {AbortSignal} */ signal,
) =>
  addEventListener('storage', ({ key, newValue }) => key === PREFIX + draft && newValue && take(JSON.parse(newValue)), {
    signal,
  });

function kept() {
  try {
    return Object.keys(localStorage).flatMap((key) => (key.startsWith(PREFIX) ? [key.slice(PREFIX.length)] : []));
  } catch {
    return [];
  }
}

/** @returns {string | undefined} the draft that is gone from this conversation, but not its words */
export const findLost = (/** @type {string} */ conversation) =>
  kept().find((draft) => readCopy(draft)?.lost === conversation);

/** Removes all copies, or those that are older than a month. */
export function forgetCopies(olderThanMs = 0) {
  for (const draft of kept()) {
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

/** `g` and then a letter go to a place of the sidebar. */
const WITHIN_MS = 2000;

/** @type {Record<string, string>} */
const PLACES = {
  m: '/inbox/mine',
  d: '/drafts',
  u: '/inbox/unassigned',
  w: '/inbox/waiting',
  o: '/inbox/open',
  p: '/inbox/pending',
  c: '/inbox/closed',
};

let askedAt = Number.NEGATIVE_INFINITY;

export function askWhere() {
  askedAt = performance.now();
}

/** @returns whether the letter was the second of the two */
export function goTo(/** @type {string} */ letter) {
  const isSecond = performance.now() - askedAt < WITHIN_MS;
  askedAt = Number.NEGATIVE_INFINITY;
  const place = isSecond && PLACES[letter];
  const link = place && document.querySelector(`#sidebar-lists a[href^="${place}"]`);
  if (link instanceof HTMLElement) link.click();
  return Boolean(link);
}

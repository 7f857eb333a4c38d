/** Says a sentence to those who listen to the page instead of looking at it. */

/** Emptied first: the same sentence twice in a row would not be read again. */
export function announce(/** @type {string | undefined} */ sentence) {
  const place = document.getElementById('announcer');
  if (!place || !sentence) return;
  place.textContent = '';
  setTimeout(() => {
    place.textContent = sentence;
  }, 50);
}

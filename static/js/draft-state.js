/** The word beside Send that says whether the draft is safe. The sentences are the server's, in data attributes. */

const QUIET_MS = 300;

/** @type {ReturnType<typeof setTimeout> | undefined} */
let later;

const place = () => document.getElementById('draft-state');

function write(/** @type {'saving' | 'saved' | 'failed' | 'lost'} */ state) {
  const element = place();
  const sentence = element?.dataset[state];
  // Setting the same text again would be read out again.
  if (element && sentence !== undefined && element.textContent !== sentence) element.textContent = sentence;
}

/** What is done within a blink needs no word. */
export function showSaving() {
  clearTimeout(later);
  later = setTimeout(() => write('saving'), QUIET_MS);
}

export function showState(/** @type {'saved' | 'failed' | 'lost'} */ state) {
  clearTimeout(later);
  write(state);
}

/** Takes the server's own fragment where it sent one. */
export function showSaved(/** @type {string} */ html) {
  const sent = html && new DOMParser().parseFromString(html, 'text/html').getElementById('draft-state');
  clearTimeout(later);
  if (sent) place()?.replaceWith(document.adoptNode(sent));
  else write('saved');
}

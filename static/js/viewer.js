/**
 * Looks at the pictures and PDFs of a message, one after the other. It comes when the first one is opened. The browser
 * closes it by Escape and gives the focus back to where it was.
 */

/** @type {HTMLAnchorElement[]} */
let files = [];
let shown = 0;

const viewer = () => /** @type {HTMLDialogElement | null} */ (document.getElementById('viewer'));
const within = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (viewer()?.querySelector(selector));

function picture(/** @type {HTMLAnchorElement} */ file, /** @type {string} */ name) {
  const image = document.createElement('img');
  image.src = file.href;
  image.alt = name;
  image.addEventListener('error', () => {
    within('.viewer-failed').hidden = false;
    image.remove();
  });
  return image;
}

/** No sandbox of the frame's own: browsers would show nothing. The file comes under one in its header. */
function page(/** @type {HTMLAnchorElement} */ file, /** @type {string} */ name) {
  const frame = document.createElement('iframe');
  frame.src = file.href;
  frame.title = name;
  return frame;
}

function show(/** @type {number} */ index) {
  const file = files[index];
  const dialog = viewer();
  if (!file || !dialog) return;
  shown = index;
  const name = file.querySelector('.file-name')?.textContent ?? '';
  const position = dialog.dataset.position ?? '';
  within('.viewer-name').textContent = name;
  within('.viewer-position').textContent =
    files.length > 1 ? position.replace('{n}', String(index + 1)).replace('{of}', String(files.length)) : '';
  within('.viewer-failed').hidden = true;
  within('.viewer-stage').replaceChildren((file.dataset.preview === 'pdf' ? page : picture)(file, name));
  /** @type {HTMLAnchorElement} */ (within('[data-viewer=open]')).href = file.href;
  /** @type {HTMLAnchorElement} */ (within('[data-viewer=download]')).href = file.href.replace('?inline', '');
  for (const [step, isAway] of /** @type {const} */ ([
    ['previous', index === 0],
    ['next', index === files.length - 1],
  ])) {
    const button = /** @type {HTMLButtonElement} */ (within(`[data-viewer=${step}]`));
    if (isAway && document.activeElement === button) dialog.focus();
    button.hidden = files.length < 2;
    button.disabled = isAway;
  }
}

/** @type {Record<string, () => void>} */
const KEYS = {
  ArrowLeft: () => show(shown - 1),
  ArrowRight: () => show(shown + 1),
  Home: () => show(0),
  End: () => show(files.length - 1),
};

function listen(/** @type {HTMLDialogElement} */ dialog) {
  if (dialog.dataset.ready) return;
  dialog.dataset.ready = '';
  dialog.addEventListener('keydown', (event) => {
    const act = event.altKey || event.ctrlKey || event.metaKey ? undefined : KEYS[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  dialog.addEventListener('click', ({ target }) => {
    const step = target instanceof Element ? target.closest('[data-viewer]')?.getAttribute('data-viewer') : null;
    if (step === 'previous') show(shown - 1);
    if (step === 'next') show(shown + 1);
    if (target === dialog || (target instanceof Element && target.matches('.viewer-stage'))) dialog.close();
  });
  dialog.addEventListener('close', () => within('.viewer-stage').replaceChildren());
}

/** Opens the viewer on a file, among those of its message; says whether it could. */
export function view(/** @type {HTMLAnchorElement} */ file) {
  const dialog = viewer();
  if (!dialog) return false;
  listen(dialog);
  files = [
    .../** @type {NodeListOf<HTMLAnchorElement>} */ (
      (file.closest('.files') ?? document).querySelectorAll('[data-preview]')
    ),
  ];
  show(files.indexOf(file));
  dialog.showModal();
  within('.viewer-stage').focus();
  return true;
}

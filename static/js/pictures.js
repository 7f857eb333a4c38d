/**
 * Pictures that stand in the text: put where they were dropped, pasted or asked for, and the line (`[data-picture]`) where
 * one that was clicked is described, made smaller or taken out.
 */

/** @typedef {import('./editor.js').Editor} Editor */
/** @typedef {import('./uploads.js').Uploads} Uploads */

/** Names that programs make up say nothing of a picture. */
const MADE_UP =
  /^(image|bild|img|screenshot|screen shot|bildschirmfoto|unnamed|clipboard|capture)?[\s_.\d-]*(at|um)?[\s_.\d-]*$/i;

const describe = (/** @type {string} */ name) => {
  const words = name.replace(/\.[^.]+$/, '');
  return MADE_UP.test(words) ? '' : words;
};

const kilobytes = (/** @type {HTMLImageElement} */ image) => {
  const entry = performance.getEntriesByName(image.src).at(-1);
  const bytes = entry instanceof PerformanceResourceTiming ? entry.encodedBodySize : 0;
  const unit = { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 };
  const locale = document.documentElement.lang || undefined;
  return bytes ? new Intl.NumberFormat(locale, /** @type {any} */ (unit)).format(Math.max(1, bytes / 1000)) : '';
};

/**
 * @param {HTMLFormElement} form
 * @param {Editor} editor
 * @param {Uploads} uploads
 * @param {AbortSignal} signal
 */
export function startPictures(form, { squire, root }, uploads, signal) {
  const panel = /** @type {HTMLElement | null} */ (form.querySelector('[data-picture]'));
  /** @type {HTMLImageElement | null} */
  let chosen = null;

  function insert(/** @type {File[]} */ files, /** @type {Range | null} */ at) {
    // The place is kept while the picture travels and its author writes on.
    const place = (at ?? squire.getSelection()).cloneRange();
    uploads.add(files, (picture) => {
      const here = squire.getSelection().cloneRange();
      const isHere = place.compareBoundaryPoints(Range.START_TO_START, here) === 0;
      const { alt, width, height } = picture;
      const focused = document.activeElement;
      squire.saveUndoState();
      squire.setSelection(place);
      squire.insertImage(picture.getAttribute('src'), { alt: describe(alt), width, height });
      place.collapse(false);
      if (!isHere) squire.setSelection(here);
      // Who writes a subject meanwhile goes on writing it.
      if (focused instanceof HTMLElement && focused !== root && focused !== document.body) focused.focus();
    });
  }

  const show = (/** @type {boolean} */ isShown) => {
    chosen?.removeAttribute('data-chosen');
    if (panel) panel.hidden = !isShown;
    if (!isShown) chosen = null;
  };

  function choose(/** @type {HTMLImageElement} */ image) {
    if (!panel) return;
    show(true);
    chosen = image;
    image.setAttribute('data-chosen', '');
    const facts = [`${image.naturalWidth} × ${image.naturalHeight}`, kilobytes(image)].filter(Boolean).join(' · ');
    /** @type {HTMLElement} */ (panel.querySelector('[data-picture-facts]')).textContent = facts;
    /** @type {HTMLInputElement} */ (panel.querySelector('[data-picture-alt]')).value = image.alt;
    const natural = Math.min(600, image.naturalWidth);
    for (const button of panel.querySelectorAll('button[data-part]')) {
      const width = Math.round(natural * Number(button.getAttribute('data-part')));
      button.setAttribute('aria-pressed', String(Math.abs(image.width - width) < 2));
    }
  }

  const changed = () => squire.fireEvent('input');

  function resize(/** @type {HTMLImageElement} */ image, /** @type {number} */ part) {
    squire.saveUndoState();
    const width = Math.max(1, Math.round(Math.min(600, image.naturalWidth) * part));
    image.setAttribute('width', String(width));
    image.setAttribute('height', String(Math.max(1, Math.round((width * image.naturalHeight) / image.naturalWidth))));
    choose(image);
    changed();
  }

  function remove(/** @type {HTMLImageElement} */ image) {
    squire.saveUndoState();
    image.remove();
    show(false);
    changed();
    squire.focus();
  }

  /** The picture beside the cursor, for those who work without a mouse. */
  function beside() {
    const { startContainer, startOffset } = squire.getSelection();
    const near = [startContainer.childNodes?.[startOffset], startContainer.childNodes?.[startOffset - 1]];
    const around = startOffset === 0 ? startContainer.previousSibling : startContainer.nextSibling;
    return [...near, around].find((node) => node instanceof HTMLImageElement);
  }

  panel?.addEventListener('input', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || !chosen) return;
    chosen.alt = target.value;
    changed();
  });
  panel?.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('button') : null;
    if (!button || !chosen) return;
    if (button.dataset.part) resize(chosen, Number(button.dataset.part));
    else if (button.hasAttribute('data-picture-remove')) remove(chosen);
    else {
      show(false);
      squire.focus();
    }
  });
  panel?.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    if (event.target instanceof HTMLButtonElement && event.key === 'Enter') return;
    // Enter in a field would send the answer.
    event.preventDefault();
    event.stopPropagation();
    show(false);
    squire.focus();
  });
  const clicked = (/** @type {MouseEvent} */ event) => {
    if (!(event.target instanceof HTMLImageElement)) return show(false);
    // The editor's own handles at a clicked picture bring inline styles, which our policy forbids, and stand in its text.
    event.stopPropagation();
    choose(event.target);
  };
  root.addEventListener('click', clicked, { signal });
  squire.addEventListener('input', () => chosen && !chosen.isConnected && show(false));

  const field = /** @type {HTMLInputElement | null} */ (form.querySelector('input[data-pictures]'));
  field?.addEventListener('change', () => {
    insert([...(field.files ?? [])], null);
    field.value = '';
  });
  form.querySelector('button[data-insert-picture]')?.addEventListener('click', () => {
    const image = beside();
    if (!image) return field?.click();
    choose(image);
    const alt = panel?.querySelector('[data-picture-alt]');
    if (alt instanceof HTMLElement) alt.focus();
  });
  return { insert };
}

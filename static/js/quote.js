/**
 * The message that is quoted below an answer: it follows as it is, or its author takes it into the text to edit it, or
 * leaves it away. `select[name=quote]` says which; without JavaScript it is all there is.
 */

/** @typedef {import('./editor.js').Editor} Editor */

/**
 * @param {HTMLFormElement} form
 * @param {Editor} editor
 * @param {AbortSignal} signal
 */
export function startQuote(form, editor, signal) {
  const place = /** @type {HTMLElement | null} */ (form.querySelector('[data-quote-source]'));
  const choice = /** @type {HTMLSelectElement | null} */ (place?.querySelector('select[name=quote]'));
  if (!place || !choice) return;
  const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (place.querySelector(`[data-quote-${name}]`));
  const isInText = () => editor.root.querySelector('[data-quote]') !== null;

  const show = () => {
    // A copy of this browser may have brought it back into the text.
    if (isInText()) choice.value = 'none';
    const isBelow = choice.value === 'below';
    choice.hidden = true;
    part('below').hidden = !isBelow;
    part('buttons').hidden = !isBelow;
    // Once it was in the text, undoing there brings it back.
    part('gone').hidden = isBelow || isInText();
    place.hidden = !isBelow && isInText();
  };

  const choose = (/** @type {'below' | 'none'} */ value) => {
    choice.value = value;
    choice.dispatchEvent(new Event('change', { bubbles: true }));
    show();
    // The button that was pressed has made way for what takes it back.
    part(value === 'none' ? 'gone' : 'buttons')
      .querySelector('button')
      ?.focus();
  };

  async function edit() {
    const answer = await fetch(place?.dataset.quoteSource ?? '', {
      method: 'POST',
      headers: { 'HX-Request': 'true' },
    });
    if (!answer.ok || signal.aborted) return;
    editor.append(await answer.text());
    choose('none');
    editor.focus();
    editor.root.querySelector('[data-quote]')?.scrollIntoView({ block: 'nearest' });
  }

  place.addEventListener(
    'click',
    ({ target }) => {
      const button = target instanceof Element ? target.closest('button') : null;
      if (button?.hasAttribute('data-quote-edit')) edit();
      if (button?.hasAttribute('data-quote-remove')) choose('none');
      if (button?.hasAttribute('data-quote-restore')) choose('below');
    },
    { signal },
  );
  editor.squire.addEventListener('input', show);
  show();
}

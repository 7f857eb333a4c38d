/** What the composer's form holds beside its text: recipients, subject, sender, what is quoted. */

/** @returns {Record<string, string>} by name; of several with one name the last that counts */
export function fieldsOf(/** @type {HTMLFormElement} */ form) {
  const texts = [...new FormData(form)].filter(([, value]) => typeof value === 'string');
  return Object.fromEntries(texts.map(([name, value]) => [name, String(value)]));
}

/** What a person fills in; the rest (what they have seen, what the server told) is the page's own. */
const FILLED_IN = ['to', 'cc', 'bcc', 'subject', 'from', 'quote'];

/** Puts back what stood in them; a choice that is no longer offered stays as it is. */
export function putFields(/** @type {HTMLFormElement} */ form, /** @type {Record<string, string>} */ values = {}) {
  for (const name of FILLED_IN) {
    const field = form.elements.namedItem(name);
    const value = values[name];
    if (value === undefined) continue;
    if (field instanceof HTMLSelectElement && ![...field.options].some((option) => option.value === value)) continue;
    if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement)
      field.value = value;
    // What stands in for a field (chips) is drawn anew.
    if (field instanceof HTMLElement) field.dispatchEvent(new CustomEvent('refill'));
  }
}

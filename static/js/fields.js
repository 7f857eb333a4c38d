/** What the composer's form holds beside its text: recipients, subject, sender, what is quoted. */

/** @returns {Record<string, string>} by name; of several with one name the last that counts */
export function fieldsOf(/** @type {HTMLFormElement} */ form) {
  const texts = [...new FormData(form)].filter(([, value]) => typeof value === 'string');
  return Object.fromEntries(texts.map(([name, value]) => [name, String(value)]));
}

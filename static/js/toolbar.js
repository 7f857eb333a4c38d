/** The buttons over the editor (`[data-format]`): what each does, and whether it is down where the cursor stands. */
import { startLinks } from './links.js';

/** @typedef {import('./editor.js').Editor} Editor */
/** @typedef {{ isOn(squire: any): boolean, add(squire: any): void, remove(squire: any): void }} Format */

const has =
  (/** @type {string[]} */ ...tags) =>
  (/** @type {any} */ squire) =>
    tags.some((tag) => squire.hasFormat(tag));

/** @type {Record<string, Format>} */
const FORMATS = {
  bold: { isOn: has('B'), add: (squire) => squire.bold(), remove: (squire) => squire.removeBold() },
  italic: { isOn: has('I'), add: (squire) => squire.italic(), remove: (squire) => squire.removeItalic() },
  list: { isOn: has('UL'), add: (squire) => squire.makeUnorderedList(), remove: (squire) => squire.removeList() },
  ordered: { isOn: has('OL'), add: (squire) => squire.makeOrderedList(), remove: (squire) => squire.removeList() },
  quote: {
    isOn: has('BLOCKQUOTE'),
    add: (squire) => squire.increaseQuoteLevel(),
    remove: (squire) => squire.decreaseQuoteLevel(),
  },
  code: { isOn: has('PRE', 'CODE'), add: (squire) => squire.code(), remove: (squire) => squire.removeCode() },
};

/**
 * @param {HTMLElement} form
 * @param {Editor} editor
 */
export function startToolbar(form, { squire }) {
  const links = startLinks(form, squire);
  /** @type {Record<string, Format>} */
  const formats = { ...FORMATS, link: { isOn: has('A'), add: links.open, remove: links.open } };

  /** @type {HTMLElement[]} */
  const buttons = [...form.querySelectorAll('button')].filter((button) => (button.dataset.format ?? '') in formats);
  const formatOf = (/** @type {HTMLElement} */ button) => /** @type {Format} */ (formats[button.dataset.format ?? '']);

  const showState = () => {
    for (const button of buttons) button.setAttribute('aria-pressed', String(formatOf(button).isOn(squire)));
  };

  for (const button of buttons) {
    // The editor keeps its focus, and with it the selection that is to be formatted.
    button.addEventListener('mousedown', (event) => event.preventDefault());
    button.addEventListener('click', () => {
      const format = formatOf(button);
      if (format.isOn(squire)) format.remove(squire);
      else format.add(squire);
      showState();
    });
  }
  for (const type of ['pathChange', 'select', 'cursor', 'input']) squire.addEventListener(type, showState);
}

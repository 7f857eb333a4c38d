/**
 * What a live update must leave alone, because it belongs to the person and not to the server: folded and unfolded
 * messages, and the frames of HTML mail with the height they were given.
 */
import htmx from '../vendor/htmx.js';

const isSameFrame = (/** @type {Element} */ now, /** @type {Element} */ next) =>
  now instanceof HTMLIFrameElement && now.getAttribute('src') === next.getAttribute?.('src');

/** Once a person has chosen in a select, the browser takes the attribute `selected` of a morph for old news. */
function showChosen() {
  for (const option of document.querySelectorAll('select[data-autosubmit] option[selected]'))
    if (option instanceof HTMLOptionElement) option.selected = true;
}

export function startKeeping() {
  document.addEventListener('htmx:after:swap', showChosen);
  htmx.registerExtension('keep', {
    htmx_before_morph_node: (/** @type {Element} */ node, /** @type {{ newNode: Element }} */ { newNode }) =>
      !isSameFrame(node, newNode),
    htmx_before_morph_attr: (/** @type {Element} */ node, /** @type {{ attrName: string }} */ { attrName }) =>
      !(attrName === 'open' && node instanceof HTMLDetailsElement),
  });
}

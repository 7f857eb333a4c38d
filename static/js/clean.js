/**
 * What comes into the editor, pasted or loaded, is cut down to what an answer needs: text, its structure, links.
 * The server cleans again; this is for the page and for an editor that holds nothing that will not be sent.
 */
import * as purify from '../vendor/purify.js';

/** The small build of DOMPurify sets a global, the module one exports. */
const DOMPurify = /** @type {any} */ (purify).default ?? /** @type {any} */ (globalThis).DOMPurify;

const TAGS =
  'a b strong i em u s del sub sup code pre blockquote ul ol li div p br hr h1 h2 h3 h4 h5 h6 table thead tbody tr td th img';

const RULES = {
  ALLOWED_TAGS: TAGS.split(' '),
  ALLOWED_ATTR: ['href', 'colspan', 'rowspan', 'src', 'alt', 'width', 'height', 'data-signature', 'data-quote'],
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  ALLOWED_URI_REGEXP: /^(?:(?:https?|mailto|tel):|\/drafts\/\d+\/files\/\d+$)/i,
  // Numbers are no addresses; all that is not on this list is checked as one.
  ADD_URI_SAFE_ATTR: ['colspan', 'rowspan', 'width', 'height'],
  RETURN_DOM_FRAGMENT: true,
};

/** Only pictures that were put into a draft: any other would be gone from the mail, or would call a stranger's server. */
const isOurPicture = (/** @type {Element} */ image) =>
  /^\/drafts\/\d+\/files\/\d+$/.test(image.getAttribute('src') ?? '');

/** Office programs say bold by style, and Google Docs wraps everything in a `b` that is not bold. */
function keepMeaning(/** @type {Document} */ inert) {
  for (const element of inert.querySelectorAll('[data-style]')) {
    const style = element.getAttribute('data-style') ?? '';
    const isPlain = /font-weight:\s*(normal|400)/i.test(style);
    if (isPlain && element.matches('b, strong')) element.replaceWith(...element.childNodes);
    else if (/font-weight:\s*(bold|[6-9]00)/i.test(style) && element.matches('span')) wrap(element, 'b');
    if (/font-style:\s*italic/i.test(style) && element.matches('span')) wrap(element, 'i');
  }
}

function wrap(/** @type {Element} */ element, /** @type {string} */ tag) {
  const wrapper = element.ownerDocument.createElement(tag);
  wrapper.append(...element.childNodes);
  element.append(wrapper);
}

/**
 * Clean nodes of this page for any HTML.
 *
 * @param {string} html
 * @returns {DocumentFragment}
 */
export function toFragment(html) {
  // Renamed, since even a document that is never shown reports inline styles and handlers to the page's policy.
  const renamed = html.replace(/<[^<>]*>/g, (tag) => tag.replace(/\s(style|on\w+)\s*=/gi, ' data-$1='));
  const inert = new DOMParser().parseFromString(renamed, 'text/html');
  keepMeaning(inert);
  for (const image of inert.querySelectorAll('img')) if (!isOurPicture(image)) image.remove();
  return document.importNode(DOMPurify.sanitize(inert.body.innerHTML, RULES), true);
}

/** The plain text of what stands in the editor, as one would have typed it: lists with marks, quotes with `> `. */

const BLOCKS = /^(DIV|P|LI|UL|OL|PRE|BLOCKQUOTE|H[1-6]|TABLE|THEAD|TBODY|TR|HR)$/;

const indent = (/** @type {string} */ text, /** @type {string} */ first, rest = ' '.repeat(first.length)) =>
  text
    .split('\n')
    .map((line, at) => (at ? rest : first) + line)
    .join('\n');

function listItem(/** @type {Element} */ item, /** @type {string} */ text) {
  const list = /** @type {HTMLOListElement | null} */ (item.closest('ul, ol'));
  const isOrdered = list?.tagName === 'OL';
  const number = [...(list?.children ?? [])].indexOf(item) + (isOrdered ? list.start : 1);
  return indent(text, isOrdered ? `${number}. ` : '- ');
}

function linkText(/** @type {Element} */ link, /** @type {string} */ text) {
  const address = (link.getAttribute('href') ?? '').replace(/^mailto:/, '');
  const isNamed = text && address && !address.includes(text);
  return isNamed ? `${text} (${address})` : text;
}

function own(/** @type {Element} */ element, /** @type {string} */ text) {
  if (element.tagName === 'LI') return listItem(element, text);
  if (element.tagName === 'BLOCKQUOTE') return indent(text, '> ', '> ');
  if (element.tagName === 'HR') return '---';
  if (element.hasAttribute('data-signature')) return `\n-- \n${text}`;
  if (element.hasAttribute('data-quote')) return `\n${text}`;
  return text;
}

function inside(/** @type {Node} */ node) {
  let text = '';
  let wasBlock = false;
  for (const child of node.childNodes) {
    const isBlock = BLOCKS.test(child.nodeName);
    if (text && (isBlock || wasBlock)) text += '\n';
    text += toText(child);
    wasBlock = isBlock;
  }
  return text;
}

/**
 * @param {Node} node
 * @returns {string}
 */
export function toText(node) {
  if (node.nodeType === Node.TEXT_NODE)
    return (node.nodeValue ?? '').replaceAll('\u200B', '').replaceAll('\u00A0', ' ');
  if (!(node instanceof Element)) return inside(node);
  // The last break of a line is the editor's, so that an empty line has a height.
  if (node.tagName === 'BR') return node.nextSibling ? '\n' : '';
  if (node.tagName === 'IMG') return node.getAttribute('alt') ? `[${node.getAttribute('alt')}]` : '';
  const text = inside(node);
  if (node.tagName === 'A') return linkText(node, text);
  if (/^T[DH]$/.test(node.tagName)) return node.nextElementSibling ? `${text}\t` : text;
  return own(node, text);
}

const escapeText = (/** @type {string} */ text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('  ', ' &nbsp;');

const lines = (/** @type {string} */ text) =>
  text
    .split(/\r?\n/)
    .map((line) => `<div>${escapeText(line) || '<br>'}</div>`)
    .join('');

/** The other way, for a draft that was begun without JavaScript. */
export function fromText(/** @type {string} */ text) {
  const [signature, ...above] = text.split(/(?:^|\r?\n)-- \r?\n/).reverse();
  if (above.length === 0) return lines(text);
  return `${lines(above.reverse().join('\n-- \n'))}<div data-signature>${lines(signature ?? '')}</div>`;
}

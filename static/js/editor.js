/** Squire on `[data-editor]`: what it is given is cleaned, what it holds can be read at any moment as HTML and text. */
import Squire from '../vendor/squire.js';
import { toFragment } from './clean.js';
import { fromText, toText } from './text.js';

/** A space typed where bold or a link begins or ends becomes a hard one, which would glue the words together in the mail. */
const EDGE_SPACE = /(?<=[^\s>;])&nbsp;(?=<\/?(?:a|b|i|code)\b[^>]*>[^\s<&])|(?<=<\/(?:a|b|i|code)>)&nbsp;(?=[^\s<&])/g;

/** What the editor itself puts into an empty line. */
const NOTHING = /[\u200B\n]/g;

/** Lines left empty at the end of an answer are nobody's words. */
const EMPTY_END = /(?:<(div|p)(?: [^>]*)?>(?:\s|&nbsp;|\u200B|<br[^>]*>)*<\/\1>)+$/;

const isSpoken = (/** @type {Element} */ element) =>
  element.querySelector('img') !== null || (element.textContent ?? '').replace(NOTHING, '') !== '';

/**
 * @param {HTMLElement} root
 * @param {{ html: string, text: string }} content
 */
export function mountEditor(root, content) {
  const squire = new Squire(root, {
    sanitizeToDOMFragment: toFragment,
    didError: (/** @type {unknown} */ error) => reportError(error),
  });

  // Squire forgets at a new line that a format was ended where nothing stands behind it yet, and goes on with it there.
  squire.setKeyHandler(
    'Enter',
    (/** @type {any} */ _, /** @type {KeyboardEvent} */ event, /** @type {Range} */ range) => {
      event.preventDefault();
      const [wasBold, wasItalic] = [squire.hasFormat('B'), squire.hasFormat('I')];
      squire.splitBlock(event.shiftKey, range);
      if (!wasBold && squire.hasFormat('B')) squire.removeBold();
      if (!wasItalic && squire.hasFormat('I')) squire.removeItalic();
    },
  );

  const isBlank = (/** @type {Element} */ each) => !isSpoken(each) && !each.matches('ul, ol, blockquote, pre, hr');
  // The words that ask for some go away with the first line, whatever stands below.
  const showEmpty = () => {
    const own = [...root.children].filter((each) => !each.matches('[data-signature], [data-quote]'));
    root.toggleAttribute('data-empty', own.length <= 1 && own.every(isBlank));
  };
  squire.addEventListener('input', showEmpty);

  /** Behind one's own words: signature and quote stand below them. */
  const moveToWords = () => {
    const below = root.querySelector(':scope > [data-signature], :scope > [data-quote]');
    if (!below) return squire.moveCursorToEnd();
    const last =
      [...root.children].slice(0, [...root.children].indexOf(below)).findLast(isSpoken) ?? root.firstElementChild;
    const range = document.createRange();
    range.selectNodeContents(last === below ? root : /** @type {Element} */ (last));
    range.collapse(last === below);
    squire.setSelection(range);
  };

  const set = (/** @type {{ html: string, text: string }} */ next) => {
    squire.setHTML(next.html || fromText(next.text));
    moveToWords();
    showEmpty();
  };

  /** Below all that stands there. */
  const append = (/** @type {string} */ html) => {
    squire.saveUndoState();
    root.append(toFragment(html));
    squire.fireEvent('input');
  };

  const replaceSignature = (/** @type {Element | null} */ next) => {
    const old = root.querySelector('[data-signature]');
    squire.saveUndoState();
    if (old) old.replaceWith(...(next ? [next] : []));
    else if (next) root.insertBefore(next, root.querySelector(':scope > [data-quote]'));
    squire.fireEvent('input');
  };

  const read = () => {
    const text = toText(root).trimEnd();
    const isWritten = text.trim() || root.querySelector('img');
    return { text, html: isWritten ? squire.getHTML().replace(EDGE_SPACE, ' ').replace(EMPTY_END, '') : '' };
  };

  /** The cursor where it stood in a plain field that held the same words, as far as it can be told. */
  const putCursor = (/** @type {{ value: string, selectionStart: number }} */ { value, selectionStart }) => {
    const lines = value.slice(0, selectionStart).split('\n');
    const line = root.children[lines.length - 1];
    if (!line) return;
    let left = lines.at(-1)?.length ?? 0;
    const range = document.createRange();
    range.setStart(line, 0);
    const words = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    for (let node = words.nextNode(); node; node = words.nextNode()) {
      const length = node.nodeValue?.length ?? 0;
      range.setStart(node, Math.min(left, length));
      if (left <= length) break;
      left -= length;
    }
    range.collapse(true);
    squire.setSelection(range);
  };

  set(content);
  const focus = () => squire.focus();
  return { squire, root, set, read, append, replaceSignature, focus, putCursor, destroy: () => squire.destroy() };
}

/** @typedef {ReturnType<typeof mountEditor>} Editor */

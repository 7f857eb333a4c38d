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

/**
 * @param {HTMLElement} root
 * @param {{ html: string, text: string }} content
 */
export function mountEditor(root, content) {
  const squire = new Squire(root, {
    sanitizeToDOMFragment: toFragment,
    didError: (/** @type {unknown} */ error) => reportError(error),
  });

  const isEmpty = () => !root.querySelector('img, li, blockquote, pre, hr') && !root.textContent?.replace(NOTHING, '');
  const showEmpty = () => root.toggleAttribute('data-empty', isEmpty());
  squire.addEventListener('input', showEmpty);

  const set = (/** @type {{ html: string, text: string }} */ next) => {
    squire.setHTML(next.html || fromText(next.text));
    squire.moveCursorToEnd();
    showEmpty();
  };

  const read = () => {
    const text = toText(root).trimEnd();
    const isWritten = text.trim() || root.querySelector('img');
    return { text, html: isWritten ? squire.getHTML().replace(EDGE_SPACE, ' ').replace(EMPTY_END, '') : '' };
  };

  set(content);
  return { squire, root, set, read, focus: () => squire.focus(), destroy: () => squire.destroy() };
}

/** @typedef {ReturnType<typeof mountEditor>} Editor */

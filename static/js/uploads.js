/**
 * Files chosen, dropped or pasted go to the draft one after another. Those that are attached come back as the server's list
 * of files, which replaces the page's; a picture of the text comes back as what is to be put there.
 */
import htmx from '../vendor/htmx.js';
import { sendFile } from './upload.js';
import { uploadLine } from './upload-line.js';

/** @typedef {(picture: HTMLImageElement) => void} Place */
/** @typedef {ReturnType<typeof uploadLine>} Line */

const read = (/** @type {string} */ html) => new DOMParser().parseFromString(html, 'text/html');

function showFiles(/** @type {Document} */ answer) {
  const list = answer.getElementById('draft-files');
  if (!list) return false;
  document.getElementById('draft-files')?.replaceWith(document.adoptNode(list));
  htmx.process(list);
  return true;
}

function placePicture(/** @type {Document} */ answer, /** @type {Place} */ place) {
  const picture = answer.getElementById('draft-picture');
  if (!(picture instanceof HTMLImageElement)) return false;
  place(picture);
  return true;
}

/** @param {HTMLFormElement} form */
export function startUploads(form) {
  const field = /** @type {HTMLInputElement | null} */ (form.querySelector('input[type=file][name=file]'));
  const limit = Number(field?.dataset.limit ?? Number.POSITIVE_INFINITY);
  const most = Number(field?.dataset.most ?? Number.POSITIVE_INFINITY);
  const sentence = (/** @type {string} */ name, /** @type {File} */ file) =>
    (field?.dataset[name] ?? '').replace('{name}', file.name);
  let waiting = 0;
  let waitingBytes = 0;
  /** @type {Promise<void>} */
  let queue = Promise.resolve();

  /** Bytes of the pictures put into the text since the page was drawn, by the id of their file. @type {Map<string, number>} */
  const placed = new Map();

  /** Those that were taken out of the text again go nowhere. */
  function bytesInText() {
    const known = JSON.parse(document.getElementById('draft-files')?.dataset.pictures ?? '{}');
    const images = /** @type {NodeListOf<HTMLImageElement>} */ (form.querySelectorAll('[data-editor] img'));
    const ids = new Set([...images].map((image) => image.getAttribute('src')?.split('/').at(-1) ?? ''));
    return [...ids].reduce((sum, id) => sum + (placed.get(id) ?? known[id] ?? 0), 0);
  }

  /** What a draft carries is limited as a whole; what is too much, or too many, is told before it is sent. */
  function tooMuch(/** @type {File} */ file) {
    if (file.size > limit) return sentence('tooLarge', file);
    if (document.querySelectorAll('#draft-files .file').length + waiting >= most) return sentence('tooMany', file);
    const attached = Number(document.getElementById('draft-files')?.dataset.bytes ?? 0);
    return attached + bytesInText() + waitingBytes + file.size > limit ? sentence('tooMuch', file) : '';
  }

  async function upload(/** @type {File} */ file, /** @type {Line} */ line, /** @type {Place | null} */ place) {
    if (line.isCancelled()) return;
    const answer = await sendFile(`/drafts/${form.dataset.draft}/files`, file, line, place ? { inline: '1' } : {});
    if (line.isCancelled()) return;
    const shown = read(answer.text);
    const isTaken = answer.status >= 200 && answer.status < 300;
    const put = (/** @type {HTMLImageElement} */ picture) => {
      placed.set(picture.getAttribute('src')?.split('/').at(-1) ?? '', file.size);
      place?.(picture);
    };
    if (isTaken && (place ? placePicture(shown, put) : showFiles(shown))) return line.remove();
    line.fail(shown.querySelector('[data-problem]')?.textContent ?? sentence('failed', file));
  }

  /** `place` puts pictures into the text; without it files are attached. */
  function add(/** @type {Iterable<File>} */ files, /** @type {Place | null} */ place = null) {
    for (const file of files) {
      const line = uploadLine(form, file.name, field?.dataset.cancel ?? '×');
      const problem = tooMuch(file);
      if (problem) {
        line.fail(problem);
        continue;
      }
      waiting++;
      waitingBytes += file.size;
      queue = queue
        .then(() => upload(file, line, place))
        .finally(() => {
          waiting--;
          waitingBytes -= file.size;
        });
    }
  }

  field?.addEventListener('change', () => {
    add([...(field.files ?? [])]);
    // Emptied, or they would go a second time with the form.
    field.value = '';
  });
  return { add, running: () => (waiting ? queue : undefined) };
}

/** @typedef {ReturnType<typeof startUploads>} Uploads */

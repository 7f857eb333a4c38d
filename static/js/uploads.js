/** Files chosen, dropped or pasted go to the draft one after another; the server's list of files replaces the page's. */
import htmx from '../vendor/htmx.js';
import { uploadLine } from './upload-line.js';

/** Sends one file and resolves with the answer's text, or null if it failed. */
function send(/** @type {string} */ url, /** @type {File} */ file, /** @type {ReturnType<typeof uploadLine>} */ line) {
  const request = new XMLHttpRequest();
  const body = new FormData();
  body.append('file', file, file.name);
  request.upload.addEventListener('progress', ({ loaded, total }) => line.progress(loaded / total));
  line.onCancel(() => request.abort());
  request.open('POST', url);
  request.setRequestHeader('HX-Request', 'true');
  return new Promise((/** @type {(answer: { status: number, text: string }) => void} */ resolve) => {
    request.addEventListener('loadend', () => resolve({ status: request.status, text: request.responseText }));
    request.send(body);
  });
}

const read = (/** @type {string} */ html) => new DOMParser().parseFromString(html, 'text/html');

function showFiles(/** @type {string} */ html) {
  const list = read(html).getElementById('draft-files');
  if (!list) return false;
  document.getElementById('draft-files')?.replaceWith(document.adoptNode(list));
  htmx.process(list);
  return true;
}

/** @param {HTMLFormElement} form */
export function startUploads(form) {
  const field = /** @type {HTMLInputElement | null} */ (form.querySelector('input[type=file][name=file]'));
  const limit = Number(field?.dataset.limit ?? Number.POSITIVE_INFINITY);
  const sentence = (/** @type {string} */ name, /** @type {File} */ file) =>
    (field?.dataset[name] ?? '').replace('{name}', file.name);
  let waiting = 0;
  /** @type {Promise<void>} */
  let queue = Promise.resolve();

  async function upload(/** @type {File} */ file, /** @type {ReturnType<typeof uploadLine>} */ line) {
    if (line.isCancelled()) return;
    const answer = await send(`/drafts/${form.dataset.draft}/files`, file, line);
    if (line.isCancelled()) return;
    if (answer.status >= 200 && answer.status < 300 && showFiles(answer.text)) return line.remove();
    line.fail(read(answer.text).querySelector('[data-problem]')?.textContent ?? sentence('failed', file));
  }

  function add(/** @type {Iterable<File>} */ files) {
    for (const file of files) {
      const line = uploadLine(form, file.name, field?.dataset.cancel ?? '×');
      if (file.size > limit) {
        line.fail(sentence('tooLarge', file));
        continue;
      }
      waiting++;
      queue = queue.then(() => upload(file, line)).finally(() => waiting--);
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

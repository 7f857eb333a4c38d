/**
 * The composer: puts the editor into `#composer` and ties saving, files and sending to it. What is in the editor is the
 * truth; the hidden fields `html`, `text` and `seen` are filled from it before anything leaves.
 */
import { startAutosave } from './autosave.js';
import { startDrops } from './drops.js';
import { mountEditor } from './editor.js';
import { fieldsOf, putFields } from './fields.js';
import { compareCopy, findLost, forgetCopy, forgetOldCopies, onCopyElsewhere, readCopy } from './local-copy.js';
import { startPictures } from './pictures.js';
import { startQuote } from './quote.js';
import { startRecipients } from './recipients.js';
import { startSeen } from './seen.js';
import { startSending } from './sending.js';
import { startSignature } from './signature.js';
import { startToolbar } from './toolbar.js';
import { startUploads } from './uploads.js';

/** @type {{ form: HTMLFormElement, close(): void } | null} */
let mounted = null;

const field = (/** @type {HTMLFormElement} */ form, /** @type {string} */ name) =>
  /** @type {HTMLInputElement | HTMLTextAreaElement} */ (form.elements.namedItem(name));

/** The plain field gives way to the editor. */
function showEditor(/** @type {HTMLFormElement} */ form, /** @type {HTMLElement} */ root) {
  for (const plain of [field(form, 'text'), form.querySelector('[data-plain]')]) plain?.setAttribute('hidden', '');
  for (const rich of [root, form.querySelector('[data-toolbar]')]) rich?.removeAttribute('hidden');
}

/** A copy that this browser kept: taken, offered, or forgotten. */
function recover(
  /** @type {HTMLFormElement} */ form,
  /** @type {string} */ savedText,
  /** @type {(copy: import('./local-copy.js').Copy) => void} */ take,
) {
  const own = form.dataset.draft ?? '';
  const lost = readCopy(own) ? undefined : findLost(form.dataset.conversation ?? '');
  const draft = lost ?? own;
  const copy = readCopy(draft);
  const updatedAt = Number(form.dataset.updatedAt ?? 0);
  const verdict = lost ? 'offer' : compareCopy(copy, { text: savedText, updatedAt });
  if (verdict === 'nothing') forgetCopy(draft);
  if (!copy) return;
  if (verdict === 'restore') take(copy);
  if (verdict !== 'offer') return;
  const offer = /** @type {HTMLElement | null} */ (form.querySelector('[data-restore]'));
  if (!offer) return;
  offer.hidden = false;
  offer.addEventListener('click', ({ target }) => {
    if (!(target instanceof Element) || !target.matches('[data-restore-apply], [data-restore-drop]')) return;
    offer.hidden = true;
    if (target.matches('[data-restore-apply]')) take(copy);
    if (lost || !target.matches('[data-restore-apply]')) forgetCopy(draft);
  });
}

function mount(/** @type {HTMLFormElement} */ form, /** @type {HTMLElement} */ root) {
  const ending = new AbortController();
  const plain = /** @type {HTMLTextAreaElement} */ (field(form, 'text'));
  const saved = { html: root.dataset.html ?? field(form, 'html').value, text: plain.defaultValue };
  // A quick hand types into the plain field before the editor has come.
  const wasTyped = plain.value !== plain.defaultValue;
  const isTyping = document.activeElement === plain;
  const wantsFocus = form.hasAttribute('data-focus') || location.hash === '#composer' || isTyping;
  showEditor(form, root);
  const editor = mountEditor(root, wasTyped ? { html: '', text: plain.value } : saved);

  const flush = () => {
    const written = editor.read();
    field(form, 'html').value = written.html;
    field(form, 'text').value = written.text;
    return { ...fieldsOf(form), ...written };
  };
  const draft = form.dataset.draft ?? '';
  const autosave = startAutosave({
    draft,
    conversation: form.dataset.conversation ?? '',
    saved: saved.text,
    read: flush,
  });
  const show = (/** @type {import('./local-copy.js').Copy} */ copy) => {
    editor.set(copy);
    putFields(form, copy.around);
  };
  const take = (/** @type {import('./local-copy.js').Copy} */ copy) => {
    show(copy);
    autosave.changed();
  };
  // Open in two tabs it is one text: a tab that is behind would save over what was written in the other.
  const follow = (/** @type {import('./local-copy.js').Copy} */ copy) => autosave.isSaved() && show(copy);
  onCopyElsewhere(draft, follow, ending.signal);
  // Before anything draws what stands around the text.
  if (wasTyped) autosave.changed();
  else recover(form, saved.text, take);
  const uploads = startUploads(form);

  // Before sending looks at the form: what stands in a field as one presses Send is meant as a recipient.
  const recipients = startRecipients(form, ending.signal);
  startToolbar(form, editor);
  const pictures = startPictures(form, editor, uploads, ending.signal);
  startDrops(form, { root, attach: uploads.add, insert: pictures.insert }, ending.signal);
  startQuote(form, editor, ending.signal);
  startSignature(form, editor, ending.signal);
  const running = () => uploads.running() ?? autosave.running();
  startSending({ form, autosave, flush, running }, ending.signal);
  const shown = () => {
    autosave.changed();
    editor.focus();
  };
  startSeen(form, shown, ending.signal);
  editor.squire.addEventListener('input', autosave.changed);
  editor.squire.addEventListener('blur', autosave.save);
  // Recipients, subject and what else stands around the text.
  const around = (/** @type {Event} */ { target }) =>
    target instanceof Element && target.closest('[name]') && autosave.changed();
  for (const type of ['input', 'change']) form.addEventListener(type, around, { signal: ending.signal });
  if (isTyping) {
    editor.focus();
    editor.putCursor(plain);
  } else if (wantsFocus && !recipients.focusIfEmpty()) editor.focus();

  const close = () => {
    autosave.leave();
    autosave.stop();
    ending.abort();
    editor.destroy();
  };
  return { form, close };
}

/** Mounts the composer of the page, once; one that left the page is saved and let go. */
export function mountComposer() {
  if (mounted && !mounted.form.isConnected) {
    mounted.close();
    mounted = null;
  }
  const form = document.getElementById('composer');
  const root = /** @type {HTMLElement | null} */ (form?.querySelector('[data-editor]') ?? null);
  if (mounted || !(form instanceof HTMLFormElement) || !root) return;
  forgetOldCopies();
  mounted = mount(form, root);
}

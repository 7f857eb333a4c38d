/** `<textarea data-rich>`: an editor stands in its place, and the field's value is the HTML of what it holds. */
import { mountEditor } from './editor.js';
import { startToolbar } from './toolbar.js';

/** @type {Map<HTMLTextAreaElement, ReturnType<typeof mountEditor>>} */
const mounted = new Map();

const isHtml = (/** @type {string} */ text) => /^\s*<[a-z]/i.test(text);

/** What the field holds: what was typed before the editor came, its formatted form, or plain text. */
function contentOf(/** @type {HTMLTextAreaElement} */ { value, defaultValue, dataset }) {
  if (isHtml(value)) return { html: value, text: '' };
  return { html: value === defaultValue ? (dataset.html ?? '') : '', text: value };
}

/** The editor answers to the field's label, and says what is wrong with it. */
function makeRoot(/** @type {HTMLTextAreaElement} */ field) {
  const root = document.createElement('div');
  const label = field.labels[0];
  if (label) label.id ||= `${field.id || field.name}-label`;
  root.className = 'editor prose';
  const attributes = {
    role: 'textbox',
    tabindex: '0',
    'aria-multiline': 'true',
    'aria-labelledby': label?.id,
    'aria-label': field.getAttribute('aria-label'),
    'aria-invalid': field.getAttribute('aria-invalid'),
    'aria-describedby': field.getAttribute('aria-describedby'),
    'data-placeholder': field.getAttribute('placeholder'),
    'hx-ignore': '',
  };
  for (const [name, value] of Object.entries(attributes)) if (typeof value === 'string') root.setAttribute(name, value);
  return root;
}

function mount(/** @type {HTMLTextAreaElement} */ field) {
  const hadFocus = document.activeElement === field;
  const { value, selectionStart } = field;
  const root = makeRoot(field);
  field.before(root);
  field.hidden = true;
  const editor = mountEditor(root, contentOf(field));
  const toolbar = field.parentElement?.querySelector('[data-toolbar]');
  if (toolbar instanceof HTMLElement) {
    toolbar.hidden = false;
    startToolbar(toolbar, editor);
  }
  const keep = () => {
    field.value = editor.read().html;
  };
  keep();
  editor.squire.addEventListener('input', keep);
  field.labels[0]?.addEventListener('click', () => editor.focus());
  if (hadFocus) {
    editor.focus();
    editor.putCursor({ value, selectionStart });
  }
  return editor;
}

/** Mounts all that the page has; those that left it are let go. */
export function mountRichFields() {
  for (const [field, editor] of mounted) {
    if (field.isConnected) continue;
    editor.destroy();
    mounted.delete(field);
  }
  for (const field of document.querySelectorAll('textarea[data-rich]'))
    if (field instanceof HTMLTextAreaElement && !mounted.has(field)) mounted.set(field, mount(field));
}

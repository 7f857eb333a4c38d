/**
 * To, Cc and Bcc as chips. The named field stays what is saved and sent; it hides, and chips and a place to type stand in for
 * it. Each change is written into it and told by an `input` event, so that saving and sending need not know of chips.
 *
 * @typedef {import('./address-list.js').Person} Person
 */
import { isAddress, readAddressList, writeAddressList } from './address-list.js';
import { announce } from './announce.js';
import { drawChip } from './chip.js';
import { startCompletion } from './completion.js';

/** Ends what is being typed; a space does where an address stands already. */
const ENDS = [',', ';', 'Enter'];

/**
 * @param {HTMLElement} row
 * @param {AbortSignal} signal
 */
function startField(row, signal) {
  const field = /** @type {HTMLInputElement} */ (row.querySelector('input[name]'));
  /** @type {Record<string, string>} */
  const whys = JSON.parse(row.dataset.whys || '{}');
  const list = document.createElement('ul');
  const entry = document.createElement('input');
  let people = readAddressList(field.value);

  list.className = 'chips';
  list.setAttribute('aria-label', row.querySelector('label')?.textContent ?? '');
  for (const name of ['aria-describedby', 'aria-invalid', 'autocomplete', 'autocapitalize', 'spellcheck'])
    if (field.hasAttribute(name)) entry.setAttribute(name, field.getAttribute(name) ?? '');
  Object.assign(entry, { className: 'address-entry', type: 'text', id: field.id });
  field.removeAttribute('id');
  field.type = 'hidden';
  const box = document.createElement('div');
  box.className = 'chip-box';
  box.append(list, entry);
  field.after(box);

  const chips = () => /** @type {HTMLElement[]} */ ([...list.querySelectorAll('.chip')]);
  const whyOf = (/** @type {Person} */ { address }) => whys[address.toLowerCase()] ?? row.dataset.added ?? '';

  function draw() {
    const words = { remove: row.dataset.remove ?? '', invalid: row.dataset.invalid ?? '' };
    list.replaceChildren(...people.map((each) => drawChip(each, { why: whyOf(each), ...words })));
    list.hidden = people.length === 0;
    list.scrollTop = list.scrollHeight;
  }

  /** @param {Person[]} changed */
  function set(changed) {
    const taken = new Set();
    people = changed.filter(({ address }) => !taken.has(address.toLowerCase()) && taken.add(address.toLowerCase()));
    field.value = writeAddressList(people);
    draw();
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }

  const add = (/** @type {Person[]} */ more) => more.length > 0 && set([...people, ...more]);

  /** What was typed becomes chips. @returns whether there was anything */
  function take() {
    const typed = readAddressList(entry.value);
    entry.value = '';
    completion.close();
    add(typed);
    return typed.length > 0;
  }

  function remove(/** @type {number} */ index) {
    const gone = people[index];
    set(people.filter((_, i) => i !== index));
    if (gone) announce((row.dataset.gone ?? '').replace('{name}', gone.name || gone.address));
    (chips()[index] ?? chips()[index - 1] ?? entry).focus();
  }

  function edit(/** @type {number} */ index) {
    const person = people[index];
    if (!person) return;
    take();
    set(people.filter((each) => each !== person));
    entry.value = writeAddressList([person]);
    entry.focus();
  }

  const completion = startCompletion(entry, row, {
    signal,
    choose: (person) => {
      entry.value = '';
      add([person]);
      entry.focus();
    },
  });

  entry.addEventListener('keydown', (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || completion.handle(event)) return;
    const isEmpty = entry.value === '';
    const isAtStart = entry.selectionStart === 0 && entry.selectionEnd === 0;
    if (ENDS.includes(event.key) || (event.key === ' ' && isAddress(entry.value.trim()))) {
      if (event.key === 'Enter' || !entry.value.includes('"')) {
        event.preventDefault();
        take();
      }
    } else if ((event.key === 'Backspace' && isEmpty) || (event.key === 'ArrowLeft' && isAtStart)) {
      chips().at(-1)?.focus();
      if (people.length > 0) event.preventDefault();
    }
  });
  entry.addEventListener('paste', (event) => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    const { value, selectionStart, selectionEnd } = entry;
    // A field of one line drops the ends of lines, and with them what keeps two people apart.
    if (!(value === '' ? /[@,;\n]/ : /[,;\n]/).test(text)) return;
    event.preventDefault();
    entry.value = value.slice(0, selectionStart ?? 0) + text.replace(/[\r\n]+/g, ';') + value.slice(selectionEnd ?? 0);
    take();
  });
  entry.addEventListener('blur', () => setTimeout(() => document.activeElement !== entry && take(), 150));

  list.addEventListener('keydown', (event) => {
    const index = chips().indexOf(/** @type {HTMLElement} */ (event.target));
    if (index < 0 || event.ctrlKey || event.metaKey) return;
    const next = chips()[index + 1] ?? entry;
    if (event.key === 'ArrowLeft') chips()[index - 1]?.focus();
    else if (event.key === 'ArrowRight') next.focus();
    else if (event.key === 'Backspace' || event.key === 'Delete') remove(index);
    else if (event.key === 'Enter' || event.key === 'F2') edit(index);
    else return;
    event.preventDefault();
  });
  list.addEventListener('click', ({ target }) => {
    const chip = target instanceof Element ? target.closest('.chip') : null;
    const index = chips().indexOf(/** @type {HTMLElement} */ (chip));
    if (index >= 0 && target instanceof Element && target.closest('[data-remove-chip]')) remove(index);
  });
  list.addEventListener('dblclick', ({ target }) => {
    const chip = target instanceof Element ? target.closest('.chip') : null;
    if (chip) edit(chips().indexOf(/** @type {HTMLElement} */ (chip)));
  });
  box.addEventListener('click', ({ target }) => target === box && entry.focus());
  field.addEventListener('refill', () => {
    people = readAddressList(field.value);
    draw();
    const folded = row.closest('details');
    if (folded && people.length > 0) folded.open = true;
  });

  draw();
  return { name: field.name, take, set, focus: () => entry.focus(), isEmpty: () => people.length === 0 };
}

/**
 * @param {HTMLFormElement} form
 * @param {AbortSignal} signal
 */
export function startRecipients(form, signal) {
  const rows = /** @type {HTMLElement[]} */ ([...form.querySelectorAll('[data-recipients]')]);
  const fields = rows.map((row) => startField(row, signal));
  form.addEventListener(
    'click',
    (event) => {
      const button = event.target instanceof Element ? event.target.closest('button[data-take]') : null;
      if (!(button instanceof HTMLButtonElement)) return;
      event.preventDefault();
      fields[0]?.set(readAddressList(button.value));
      fields[0]?.focus();
      button.closest('.called-line')?.remove();
    },
    { signal },
  );
  // The line that opens them makes way for them, and would take the focus along.
  const copies = form.querySelector('.composer-copies');
  copies?.querySelector('summary')?.addEventListener('click', () => {
    copies.addEventListener('toggle', () => fields[1]?.focus(), { once: true });
  });
  document.addEventListener(
    'submit',
    ({ target }) => {
      if (target === form) for (const field of fields) field.take();
    },
    { signal, capture: true },
  );
  return {
    /** Nobody is written to yet: that is what comes first. @returns whether it took the focus */
    focusIfEmpty() {
      if (!fields[0]?.isEmpty() || fields.some((field) => !field.isEmpty())) return false;
      fields[0].focus();
      return true;
    },
  };
}

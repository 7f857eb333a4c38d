/**
 * Proposes people while one types (a combobox with a list box: WAI-ARIA 1.2). The server draws the options; one request at a
 * time, and what comes for letters that have changed is not shown.
 *
 * @typedef {import('./address-list.js').Person} Person
 */
import { announce } from './announce.js';

const PAUSE_MS = 120;

/**
 * @param {HTMLInputElement} entry
 * @param {HTMLElement} row
 * @param {{ signal: AbortSignal, choose(person: Person): void }} parts
 */
export function startCompletion(entry, row, { signal, choose }) {
  const list = document.createElement('ul');
  list.className = 'completions';
  list.id = `${entry.id}-completions`;
  list.hidden = true;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', entry.labels?.[0]?.textContent ?? '');
  entry.after(list);
  for (const [name, value] of [
    ['role', 'combobox'],
    ['aria-autocomplete', 'list'],
    ['aria-controls', list.id],
    ['aria-expanded', 'false'],
  ])
    entry.setAttribute(/** @type {string} */ (name), /** @type {string} */ (value));

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** @type {AbortController | undefined} */
  let asking;

  const options = () => /** @type {HTMLElement[]} */ ([...list.querySelectorAll('[role=option]')]);
  const marked = () => options().findIndex((option) => option.getAttribute('aria-selected') === 'true');

  function mark(/** @type {number} */ index) {
    const all = options();
    for (const [i, option] of all.entries()) option.setAttribute('aria-selected', String(i === index));
    const option = all[index];
    if (option) entry.setAttribute('aria-activedescendant', option.id);
    else entry.removeAttribute('aria-activedescendant');
    option?.scrollIntoView({ block: 'nearest' });
  }

  function close() {
    clearTimeout(timer);
    asking?.abort();
    list.hidden = true;
    list.replaceChildren();
    entry.setAttribute('aria-expanded', 'false');
    entry.removeAttribute('aria-activedescendant');
  }

  function show(/** @type {string} */ html) {
    list.innerHTML = html;
    for (const [i, option] of options().entries()) option.id = `${list.id}-${i}`;
    list.hidden = options().length === 0;
    entry.setAttribute('aria-expanded', String(!list.hidden));
    if (list.hidden) return;
    mark(0);
    announce((row.dataset.found ?? '').replace('{n}', String(options().length)));
  }

  async function ask() {
    asking?.abort();
    const mine = new AbortController();
    asking = mine;
    const letters = entry.value.trim();
    try {
      const answer = await fetch(`/addresses?q=${encodeURIComponent(letters)}`, {
        headers: { 'HX-Request': 'true' },
        signal: mine.signal,
      });
      if (answer.ok && !answer.redirected && entry.value.trim() === letters) show(await answer.text());
    } catch {
      // Without proposals one types the address.
    }
  }

  function pick(/** @type {HTMLElement | undefined} */ option) {
    if (!option) return false;
    const { name = '', address = '' } = option.dataset;
    close();
    choose({ name, address });
    return true;
  }

  entry.addEventListener('input', () => {
    clearTimeout(timer);
    if (entry.value.trim() === '') close();
    else timer = setTimeout(ask, PAUSE_MS);
  });
  // Before the field loses the focus, which would take what was typed so far.
  list.addEventListener('mousedown', (event) => {
    event.preventDefault();
    const option = event.target instanceof Element ? event.target.closest('[role=option]') : null;
    pick(/** @type {HTMLElement | undefined} */ (option ?? undefined));
  });
  signal.addEventListener('abort', close);

  return {
    close,
    /** @returns whether the key was for the list */
    handle(/** @type {KeyboardEvent} */ event) {
      if (list.hidden) return false;
      const { key } = event;
      const count = options().length;
      if (key === 'ArrowDown') mark((marked() + 1) % count);
      else if (key === 'ArrowUp') mark((marked() - 1 + count) % count);
      else if (key === 'Escape') close();
      else if (key === 'Enter' || key === 'Tab') return takeMarked(event);
      else return false;
      event.preventDefault();
      event.stopPropagation();
      return true;
    },
  };

  /** What is typed out as an address is meant as it stands. */
  function takeMarked(/** @type {KeyboardEvent} */ event) {
    if (!pick(options()[marked()])) return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }
}

/** One recipient: name or address, why they are there, and a way to take them away. */
import { isAddress } from './address-list.js';

/**
 * @param {import('./address-list.js').Person} person
 * @param {{ why: string, remove: string, invalid: string }} words
 */
export function drawChip({ name, address }, { why, remove, invalid }) {
  const isRight = isAddress(address);
  const chip = document.createElement('li');
  const shown = document.createElement('bdi');
  const note = document.createElement('span');
  const button = document.createElement('button');
  shown.textContent = name || address;
  note.className = 'chip-address';
  note.textContent = isRight ? (name ? address : '') : invalid;
  const reason = isRight ? why : invalid;
  chip.className = isRight ? 'chip' : 'chip invalid';
  // Reached by the arrow keys, so that Tab goes on to the next field.
  chip.tabIndex = -1;
  chip.title = `${address} · ${reason}`;
  chip.setAttribute('aria-label', `${name} ${address}, ${reason}`.trim());
  button.type = 'button';
  button.className = 'chip-remove';
  button.tabIndex = -1;
  button.dataset.removeChip = '';
  button.setAttribute('aria-label', remove.replace('{name}', name || address));
  button.textContent = '×';
  const because = document.createElement('span');
  because.className = 'chip-why';
  because.textContent = isRight ? why : '';
  chip.append(shown, note, because, button);
  return chip;
}

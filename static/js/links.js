/** The line under the toolbar (`[data-link]`) where a link's address is typed. */

const SAFE = /^(https?|mailto|tel):/i;

/** An address as people type it, or null for one that no mail should carry. */
export function toAddress(/** @type {string} */ typed) {
  const address = typed.trim();
  if (SAFE.test(address)) return address;
  if (/^[^\s@/:]+@[^\s@/]+\.[^\s@/]+$/.test(address)) return `mailto:${address}`;
  const isHost = /^[^\s/:?#]+\.[^\s/:?#]{2,}(:\d+)?([/?#]\S*)?$/.test(address);
  return isHost ? `https://${address}` : null;
}

/** The link at the cursor. */
function current(/** @type {any} */ squire) {
  const node = squire.getSelection().commonAncestorContainer;
  return (node instanceof Element ? node : node.parentElement)?.closest('a');
}

/**
 * @param {HTMLElement} form
 * @param {any} squire
 */
export function startLinks(form, squire) {
  const panel = /** @type {HTMLElement | null} */ (form.querySelector('[data-link]'));
  const field = /** @type {HTMLInputElement | null} */ (form.querySelector('[data-link-url]'));
  if (!panel || !field) return { open: () => {} };

  const close = () => {
    panel.hidden = true;
    field.setCustomValidity('');
    squire.focus();
  };
  const remove = () => {
    close();
    squire.removeLink();
  };
  const apply = () => {
    if (!field.value.trim()) return remove();
    const address = toAddress(field.value);
    field.setAttribute('aria-invalid', String(!address));
    if (!address) return field.focus();
    close();
    squire.makeLink(address);
  };

  form.querySelector('[data-link-apply]')?.addEventListener('click', apply);
  form.querySelector('[data-link-remove]')?.addEventListener('click', remove);
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    // Enter in a field would send the answer.
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Enter') apply();
    else close();
  });

  const open = () => {
    field.value = current(squire)?.getAttribute('href') ?? '';
    field.removeAttribute('aria-invalid');
    panel.hidden = false;
    field.select();
    field.focus();
  };
  return { open };
}

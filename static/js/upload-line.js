/** One line under the composer for a file on its way, with its progress, or with the reason why it did not get there. */

/**
 * @param {HTMLElement} form
 * @param {string} name
 * @param {string} cancelLabel
 */
export function uploadLine(form, name, cancelLabel) {
  const line = document.createElement('li');
  const title = document.createElement('span');
  const bar = document.createElement('progress');
  const button = document.createElement('button');
  title.textContent = name;
  bar.max = 1;
  bar.value = 0;
  bar.setAttribute('aria-label', name);
  button.type = 'button';
  button.textContent = '×';
  button.setAttribute('aria-label', `${cancelLabel} ${name}`);
  line.append(title, bar, button);
  form.querySelector('[data-uploads]')?.append(line);

  let isCancelled = false;
  let cancel = () => {};
  button.addEventListener('click', () => {
    isCancelled = true;
    const next = line.nextElementSibling?.querySelector('button') ?? form.querySelector('input[name=file]');
    line.remove();
    if (next instanceof HTMLElement) next.focus();
    cancel();
  });

  return {
    isCancelled: () => isCancelled,
    onCancel: (/** @type {() => void} */ fn) => {
      cancel = fn;
    },
    progress: (/** @type {number} */ part) => {
      bar.value = part;
    },
    remove: () => line.remove(),
    fail: (/** @type {string} */ reason) => {
      bar.remove();
      title.textContent = reason;
      line.setAttribute('role', 'alert');
    },
  };
}

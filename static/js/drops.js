/** Files dropped on the composer or pasted into it. */

const hasFiles = (/** @type {DataTransfer | null} */ data) => data?.types.includes('Files') ?? false;

/**
 * @param {HTMLElement} form
 * @param {(files: File[]) => void} add
 * @param {AbortSignal} signal
 */
export function startDrops(form, add, signal) {
  const isOver = (/** @type {boolean} */ yes) => form.toggleAttribute('data-dragging', yes);

  // The whole window: a file that misses the composer would otherwise replace the page, and the text with it.
  const over = (/** @type {DragEvent} */ event) => {
    if (!hasFiles(event.dataTransfer)) return;
    event.preventDefault();
    isOver(form.contains(/** @type {Node} */ (event.target)));
  };
  const drop = (/** @type {DragEvent} */ event) => {
    if (!hasFiles(event.dataTransfer)) return;
    event.preventDefault();
    event.stopPropagation();
    isOver(false);
    if (form.contains(/** @type {Node} */ (event.target))) add([...(event.dataTransfer?.files ?? [])]);
  };
  addEventListener('dragover', over, { signal });
  addEventListener('drop', drop, { signal, capture: true });
  addEventListener('dragleave', (event) => event.relatedTarget || isOver(false), { signal });

  // Office programs put a picture of the copied text beside the text: then the text is meant.
  const paste = (/** @type {ClipboardEvent} */ event) => {
    const data = event.clipboardData;
    if (!data?.files.length || data.getData('text/plain')) return;
    event.preventDefault();
    event.stopPropagation();
    add([...data.files]);
  };
  form.addEventListener('paste', paste, { signal, capture: true });
}

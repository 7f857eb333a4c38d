/** Files dropped on the composer or pasted into it: pictures that meet the text stand in it, all others are attached. */

const hasFiles = (/** @type {DataTransfer | null} */ data) => data?.types.includes('Files') ?? false;

const PICTURE = /^image\/(png|jpeg|gif|webp)$/;

/** Where in the text a point lies. */
function rangeAt(/** @type {number} */ x, /** @type {number} */ y) {
  const place = document.caretPositionFromPoint?.(x, y);
  if (!place) return document.caretRangeFromPoint?.(x, y) ?? null;
  const range = document.createRange();
  range.setStart(place.offsetNode, place.offset);
  return range;
}

/**
 * @param {HTMLElement} form
 * @param {{ root: HTMLElement, attach(files: File[]): void, insert(files: File[], at: Range | null): void }} target
 * @param {AbortSignal} signal
 */
export function startDrops(form, { root, attach, insert }, signal) {
  const isOver = (/** @type {boolean} */ yes) => form.toggleAttribute('data-dragging', yes);

  function take(/** @type {File[]} */ files, /** @type {boolean} */ isInText, /** @type {Range | null} */ at) {
    const pictures = isInText ? files.filter(({ type }) => PICTURE.test(type)) : [];
    const others = files.filter((file) => !pictures.includes(file));
    if (pictures.length) insert(pictures, at);
    if (others.length) attach(others);
  }

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
    const target = /** @type {Node} */ (event.target);
    if (!form.contains(target)) return;
    const at = rangeAt(event.clientX, event.clientY);
    const isInText = root.contains(target);
    take([...(event.dataTransfer?.files ?? [])], isInText, at && root.contains(at.startContainer) ? at : null);
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
    take([...data.files], root.contains(/** @type {Node} */ (event.target)), null);
  };
  form.addEventListener('paste', paste, { signal, capture: true });
}

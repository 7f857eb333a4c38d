/** Pictures and PDFs are looked at in the page; a browser that shows no PDF in frames opens them as the link says. */
function openFile(/** @type {MouseEvent} */ event) {
  const file = event.target instanceof Element ? event.target.closest('a[data-preview]') : null;
  if (!(file instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (file.dataset.preview === 'pdf' && !navigator.pdfViewerEnabled) return;
  event.preventDefault();
  import('./viewer.js').then(({ view }) => view(file));
}

export const startPreviews = () => document.addEventListener('click', openFile);

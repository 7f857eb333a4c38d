/** What opens out of a conversation, the scripts for it loaded when they are needed: attachments, and paper. */

/** Pictures and PDFs are looked at in the page; a browser that shows no PDF in frames opens them as the link says. */
function openFile(/** @type {MouseEvent} */ event) {
  const file = event.target instanceof Element ? event.target.closest('a[data-preview]') : null;
  if (!(file instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (file.dataset.preview === 'pdf' && !navigator.pdfViewerEnabled) return;
  event.preventDefault();
  import('./viewer.js').then(({ view }) => view(file));
}

function openPaper(/** @type {MouseEvent} */ event) {
  const link = event.target instanceof Element ? event.target.closest('a[data-print]') : null;
  if (!(link instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  import('./print.js').then(({ print }) => print(link));
}

export const startPreviews = () => {
  document.addEventListener('click', openFile);
  document.addEventListener('click', openPaper);
};

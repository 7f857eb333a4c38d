/**
 * Prints a conversation or a message from where one is: its paper is loaded out of sight, and the browser's print dialogue
 * opens on it. What is on paper has the images that its frame shows now.
 */

function paperUrl(/** @type {HTMLAnchorElement} */ link) {
  const url = new URL(link.href);
  const frame = link.closest('.message')?.querySelector('iframe');
  const images = new URLSearchParams(frame?.contentWindow?.location.search ?? '').get('images');
  if (images) url.searchParams.set('images', images);
  return url.href;
}

export function print(/** @type {HTMLAnchorElement} */ link) {
  document.getElementById('paper')?.remove();
  const paper = document.createElement('iframe');
  paper.id = 'paper';
  paper.className = 'paper';
  paper.title = link.textContent?.trim() ?? '';
  paper.setAttribute('aria-hidden', 'true');
  paper.tabIndex = -1;
  paper.addEventListener('load', () => paper.contentWindow?.print());
  paper.src = paperUrl(link);
  document.body.append(paper);
}

/** What a mail's HTML may be made of. No id, class, name, data-*, hx-* or on* (hazards H8): they are on no list. */
export const MAIL_TAGS = [
  ...['a', 'abbr', 'address', 'article', 'aside', 'b', 'bdi', 'bdo', 'big', 'blockquote', 'br', 'caption', 'center'],
  ...['cite', 'code', 'col', 'colgroup', 'dd', 'del', 'details', 'dfn', 'div', 'dl', 'dt', 'em', 'figcaption'],
  ...['figure', 'font', 'footer', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hr', 'i', 'img', 'ins', 'kbd', 'li'],
  ...['main', 'mark', 'nav', 'ol', 'p', 'pre', 'q', 's', 'samp', 'section', 'small', 'span', 'strike', 'strong'],
  ...['sub', 'summary', 'sup', 'table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'time', 'tr', 'tt', 'u', 'ul', 'var'],
];

const LAYOUT = ['align', 'bgcolor', 'height', 'valign', 'width'];

export const MAIL_ATTRIBUTES: Record<string, string[]> = {
  '*': ['dir', 'lang', 'style', 'title'],
  a: ['href', 'rel', 'target'],
  col: [...LAYOUT, 'span'],
  colgroup: [...LAYOUT, 'span'],
  div: ['align'],
  font: ['color', 'face', 'size'],
  h1: ['align'],
  h2: ['align'],
  h3: ['align'],
  hr: ['align', 'color', 'noshade', 'size', 'width'],
  img: ['align', 'alt', 'border', 'height', 'hspace', 'src', 'vspace', 'width'],
  li: ['value'],
  ol: ['reversed', 'start', 'type'],
  p: ['align'],
  table: [...LAYOUT, 'border', 'cellpadding', 'cellspacing'],
  tbody: LAYOUT,
  td: [...LAYOUT, 'colspan', 'nowrap', 'rowspan'],
  tfoot: LAYOUT,
  th: [...LAYOUT, 'colspan', 'nowrap', 'rowspan', 'scope'],
  thead: LAYOUT,
  tr: LAYOUT,
  ul: ['type'],
};

/** Elements whose content is not text for people: it goes with the tag. */
export const DROPPED_WITH_CONTENT = [
  ...['applet', 'audio', 'canvas', 'math', 'noembed', 'noframes', 'noscript', 'object', 'option', 'plaintext'],
  ...['script', 'select', 'style', 'svg', 'template', 'textarea', 'title', 'video', 'xmp'],
];

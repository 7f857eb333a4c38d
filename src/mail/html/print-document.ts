import { escapeHtml } from './escape.ts';

const STYLE = `
:root { color-scheme: light; }
body { max-width: 190mm; margin: 0 auto; padding: 12mm; background: #fff; color: #1c1c1e; font: 14px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif; overflow-wrap: anywhere; }
h1 { margin: 0 0 4px; font-size: 20px; line-height: 1.3; }
p { margin: 0; }
.paper-head { padding-bottom: 10px; border-bottom: 2px solid #1c1c1e; }
.paper-head, .message-head { color: #55555b; font-size: 12px; }
.paper-head h1, .message-head h2 { color: #1c1c1e; }
article { padding: 14px 0 18px; border-bottom: 1px solid #c8c8ce; }
article:last-child { border-bottom: 0; }
.message-head { position: relative; margin-bottom: 12px; break-inside: avoid; break-after: avoid; }
.message-head h2 { margin: 0; padding-right: 16em; font-size: 14px; }
.message-head .when { position: absolute; top: 2px; right: 0; }
.address { color: #55555b; font-weight: 400; }
.mail { contain: paint; }
.mail p { margin: revert; }
.plain { white-space: pre-wrap; }
.signature { margin-top: 1em; color: #65656b; }
img { max-width: 100%; height: auto; break-inside: avoid; }
table { max-width: 100%; }
pre { white-space: pre-wrap; }
blockquote { margin: 0 0 0 2px; padding-left: 12px; border-left: 2px solid #d8d8dc; }
summary { color: #65656b; font-size: 12px; }
a { color: inherit; }
@media (max-width: 600px) {
  .message-head h2 { padding-right: 0; }
  .message-head .when { position: static; }
}
@media print {
  @page { margin: 15mm; }
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  .screen-only { display: none; }
  tr, li { break-inside: avoid; }
}
`;

/** The complete document for paper around a body that is already sanitised. It holds no script. */
export const printDocument = (bodyHtml: string, { title, language }: { title: string; language: string }): string =>
  `<!doctype html><html lang="${escapeHtml(language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title><style>${STYLE}</style></head><body><main>${bodyHtml}</main></body></html>`;

import { escapeHtml } from './escape.ts';

// Mail is written for white paper: it stays light in both themes. The page around it gives the frame its height.
const STYLE = `
:root { color-scheme: light; }
body { margin: 0; padding: 1px 0; background: #fff; color: #1c1c1e; font: 14px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif; overflow-wrap: anywhere; }
.plain { max-width: 75ch; white-space: pre-wrap; }
.signature { margin-top: 1em; color: #65656b; }
img { max-width: 100%; height: auto; }
img[alt]:not([src], [alt='']) { padding: 1px 6px; border: 1px dashed #b4b4bb; border-radius: 4px; color: #65656b; font-size: 12px; }
table { max-width: 100%; }
pre { white-space: pre-wrap; }
blockquote { margin: 0 0 0 2px; padding-left: 12px; border-left: 2px solid #d8d8dc; }
details { margin: 12px 0; }
summary { display: inline-block; padding: 0 10px; border-radius: 10px; background: #ececf0; color: #55555b; font-size: 12px; line-height: 22px; cursor: pointer; }
summary:focus-visible { outline: 2px solid #3a6ee8; outline-offset: 2px; }
.notice { display: flex; flex-wrap: wrap; gap: 0 14px; margin: 0 0 12px; padding: 4px 10px; border-radius: 6px; background: #f2f2f5; color: #55555b; font-size: 12px; line-height: 24px; }
.notice :is(a, button) { padding: 0 2px; border: 0; background: none; color: #2757b8; font: inherit; font-weight: 500; text-decoration: none; cursor: pointer; }
.notice :is(a, button):hover { text-decoration: underline; }
.notice :is(a, button):focus-visible { outline: 2px solid #3a6ee8; outline-offset: 1px; }
details[open] > summary { margin-bottom: 10px; }
`;

// What we wrote ourselves brings no colours: it takes those of the page around it.
const OUR_STYLE = `
:root { color-scheme: light dark; }
body { background: none; color: light-dark(#1c1c1e, #ececf0); }
blockquote { border-color: light-dark(#d8d8dc, #55555b); }
summary { background: light-dark(#e4e6ee, #3c3f49); color: light-dark(#55555b, #c8c8ce); }
a, .notice :is(a, button) { color: light-dark(#2757b8, #9dbcff); }
.notice { background: light-dark(#e4e6ee, #3c3f49); color: light-dark(#55555b, #c8c8ce); }
`;

type DocumentOptions = { title?: string; isOurs?: boolean };

/** The complete document for a mail's frame around a body that is already sanitised. It holds no script. */
export const mailDocument = (bodyHtml: string, { title = '', isOurs = false }: DocumentOptions = {}): string =>
  `<!doctype html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title><style>${STYLE}${isOurs ? OUR_STYLE : ''}</style></head><body>${bodyHtml}</body></html>`;

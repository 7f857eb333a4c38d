/** What browsers draw without running anything. Everything else is offered as a file (hazard H6). */
const SHOWN_TYPES = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'application/pdf']);

/** `filename*` as RFC 6266 has it; the plain one for old clients, in ASCII. */
function fileName(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  return `filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)}`;
}

/** Headers under which a customer's file can be handed to a browser: nothing in it may run, whatever it claims to be. */
export function fileHeaders(name: string, type: string, isInline = true): Record<string, string> {
  const isShown = isInline && SHOWN_TYPES.has(type);
  return {
    'Content-Type': isShown ? type : 'application/octet-stream',
    'Content-Disposition': `${isShown ? 'inline' : 'attachment'}; ${fileName(name)}`,
    // In a frame of ours a sandbox of the frame's own would keep browsers from showing a PDF; this one does not.
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'private, max-age=3600',
  };
}

const MAX_URL = 2000;
/** A picture no larger than this, in pixels, is there to be fetched, not to be seen. */
const TINY_PX = 2;

type Attributes = Record<string, string>;

/** The absolute http(s) address of a picture on another server, null if it is none that could be fetched. */
export function remoteUrl(src: string): string | null {
  const written = src.trim();
  // A mail has no address of its own: what begins with // was meant for https, anything else relative for nothing.
  const url = /^(https?:)?\/\/[^/\\]/i.test(written) ? URL.parse(written, 'https://mail.invalid/') : null;
  if (!url || url.href.length > MAX_URL || url.username || url.password) return null;
  url.hash = '';
  return url.href;
}

/** True for a picture that nobody is meant to see: it tells its sender who opened the mail, and when. */
export function isTracker({ width = '', height = '', style = '' }: Attributes): boolean {
  const css = style.slice(0, 2000).toLowerCase();
  if (/(^|[;\s])(display\s*:\s*none|visibility\s*:\s*hidden|(max-)?(width|height)\s*:\s*0(px)?\s*(;|!|$))/.test(css))
    return true;
  const w = sizeOf(width, WIDTH.exec(css)?.[1]);
  const h = sizeOf(height, HEIGHT.exec(css)?.[1]);
  return (w ?? h) !== null && (w ?? 0) <= TINY_PX && (h ?? 0) <= TINY_PX;
}

const WIDTH = /(?:^|[;\s])width\s*:\s*([\d.]+)px/;
const HEIGHT = /(?:^|[;\s])height\s*:\s*([\d.]+)px/;

function sizeOf(attribute: string, css = ''): number | null {
  const written = attribute.trim() || css;
  const size = Number.parseFloat(written);
  return Number.isNaN(size) || written.endsWith('%') ? null : size;
}

/** The first address of a background that an element asks for, by attribute or style. */
export function backgroundUrl({ background = '', style = '' }: Attributes): string | null {
  if (background) return remoteUrl(background);
  const css = /background(?:-image)?\s*:[^;]*?url\(\s*(["']?)([^"')\s\\]+)\1\s*\)/i.exec(style.slice(0, 4000))?.[2];
  return css === undefined ? null : remoteUrl(css);
}

/** The first address of a srcset. */
export const firstOfSet = (srcset: string): string => srcset.trim().split(/[\s,]/, 1)[0] ?? '';

import { escapeHtml } from './escape.ts';
import { LINK_ATTRIBUTES, safeLink } from './safe-link.ts';

// Where a link may begin. Each hit is looked at once, over a bounded length, so the whole is linear in the text
// (mailparser's own linkifier took 4 s for 3 MB of `a.a.a.`).
const START = /https?:\/\/|www\.|mailto:|tel:|@/gi;
// The characters of RFC 3986 and letters of any script; quotes, angle brackets and spaces end a link.
const URL_CHARS = /[\p{L}\p{N}\-._~:/?#[\]@!$&'()*+,;=%]{1,2000}/uy;
const LOCAL_CHAR = /[A-Za-z0-9._%+-]/;
const MAX_LOCAL_PART = 64;
const DOMAIN = /[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}\.?){1,20}/y;
const WORD_CHAR = /[\p{L}\p{N}_]/u;

type Link = { start: number; end: number; href: string };

/** Escaped HTML of plain text, its web and mail addresses as links that open in a new tab (hazards H4). */
export function linkify(text: string): string {
  let out = '';
  let done = 0;
  START.lastIndex = 0;
  for (let hit = START.exec(text); hit; hit = START.exec(text)) {
    const link = linkAt(text, hit.index, hit[0], done);
    const href = link && safeLink(link.href);
    if (!link || !href) continue;
    out += escapeHtml(text.slice(done, link.start)) + anchor(href, text.slice(link.start, link.end));
    done = link.end;
    START.lastIndex = done;
  }
  return out + escapeHtml(text.slice(done));
}

const anchor = (href: string, words: string) =>
  `<a href="${escapeHtml(href)}" target="${LINK_ATTRIBUTES.target}" rel="${LINK_ATTRIBUTES.rel}">${escapeHtml(words)}</a>`;

function linkAt(text: string, at: number, start: string, done: number): Link | null {
  if (start === '@') return mailLink(text, at, done);
  // `xhttp://` is no link, and `javascript:..//http://x` must not become one from its middle on either.
  if (at > 0 && (WORD_CHAR.test(text[at - 1]!) || text[at - 1] === '/')) return null;
  const end = urlEnd(text, at);
  if (end <= at + start.length) return null;
  const url = text.slice(at, end);
  return { start: at, end, href: start.toLowerCase() === 'www.' ? `https://${url}` : url };
}

function urlEnd(text: string, at: number): number {
  URL_CHARS.lastIndex = at;
  const url = URL_CHARS.exec(text)?.[0] ?? '';
  let end = url.length;
  const opened = url.split('(').length - url.split(')').length;
  let surplus = -opened;
  // Punctuation after a link belongs to the sentence, and so does a bracket that was opened before it.
  while (end > 0 && /[.,;:!?'\])]/.test(url[end - 1]!)) {
    if (url[end - 1] === ')' && surplus-- <= 0) break;
    end--;
  }
  return at + end;
}

function mailLink(text: string, at: number, done: number): Link | null {
  const earliest = Math.max(done, at - MAX_LOCAL_PART);
  let start = at;
  while (start > earliest && LOCAL_CHAR.test(text[start - 1]!)) start--;
  if (start > 0 && start === at - MAX_LOCAL_PART && LOCAL_CHAR.test(text[start - 1]!)) return null;
  while (start < at && text[start] === '.') start++;
  DOMAIN.lastIndex = at + 1;
  const domain = (DOMAIN.exec(text)?.[0] ?? '').replace(/[.-]+$/, '');
  if (start === at || !/\.[A-Za-z]{2,63}$/.test(domain)) return null;
  const end = at + 1 + domain.length;
  return { start, end, href: `mailto:${encodeURIComponent(text.slice(start, at))}@${domain}` };
}

import sanitizeHtml from 'sanitize-html';
import { COMPOSED_TAGS, sanitizeComposedHtml } from './composed.ts';
import { linkifyHtml } from './linkify-html.ts';

// Inline, since mail clients drop style sheets; margins and the width of pictures as Outlook reads them, which knows no padding
// of lists and no max-width. No colours: in dark themes clients choose them.
const FONT = 'font-family:Arial,Helvetica,sans-serif;font-size:14px;line-height:1.5';
const CODE = 'font-family:Consolas,Menlo,monospace;font-size:13px';
const QUOTE = 'margin:0 0 0 8px;padding-left:10px;border-left:2px solid #cccccc';

const STYLES: Record<string, string> = {
  p: 'margin:0 0 14px 0',
  ul: 'margin:0 0 14px 0;padding-left:26px',
  ol: 'margin:0 0 14px 0;padding-left:26px',
  blockquote: QUOTE,
  pre: `margin:0 0 14px 0;white-space:pre-wrap;${CODE}`,
  code: CODE,
  h1: 'margin:0 0 14px 0;font-size:20px',
  h2: 'margin:0 0 14px 0;font-size:17px',
  h3: 'margin:0 0 14px 0;font-size:14px',
  img: 'max-width:100%;height:auto;border:0',
};

// The names by which receiving programs know a signature and a quote, and fold them. Each runs in the direction of its own words.
const SIGNATURE = { class: 'gmail_signature', dir: 'auto', style: 'margin-top:14px' };
const QUOTED = { class: 'gmail_quote', dir: 'auto', style: 'margin-top:14px' };
const CITED = { type: 'cite', dir: 'auto', style: QUOTE };

function dressed(tag: string, { style: _, ...attributes }: sanitizeHtml.Attributes): sanitizeHtml.Attributes {
  if ('data-signature' in attributes) return SIGNATURE;
  if ('data-quote' in attributes) return QUOTED;
  if (tag === 'blockquote') return CITED;
  const css = STYLES[tag];
  return css === undefined ? attributes : { ...attributes, style: css };
}

const OPTIONS: sanitizeHtml.IOptions = {
  allowedTags: COMPOSED_TAGS,
  allowedAttributes: {
    '*': ['style'],
    a: ['href'],
    blockquote: ['type', 'dir'],
    div: ['class', 'dir'],
    img: ['src', 'alt', 'width', 'height'],
    ol: ['start'],
  },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesByTag: { img: ['cid'] },
  allowProtocolRelative: false,
  // Every style is one of those above.
  parseStyleAttributes: false,
  transformTags: { '*': (tagName, attribs) => ({ tagName, attribs: dressed(tagName, attribs) }) },
  exclusiveFilter: ({ tag, attribs }) => tag === 'img' && !/^cid:/i.test(attribs.src ?? ''),
};

/**
 * What stands in the editor as it leaves in a mail: simple HTML with the styles on the elements, typed addresses as links,
 * pictures by their cid: alone. Sanitising comes last.
 */
export const letterHtml = (html: string): string => sanitizeHtml(linkifyHtml(sanitizeComposedHtml(html)), OPTIONS);

const RIGHT_TO_LEFT = /^\P{L}*[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const MARKUP = /<[^<>]*>|&#?\w+;/g;
const BEGINNING_CHARS = 10_000;

/** As the first letter of a text says it. Outlook knows no direction but one that is named. */
const directionOf = (html: string): string =>
  RIGHT_TO_LEFT.test(html.slice(0, BEGINNING_CHARS).replace(MARKUP, '')) ? 'rtl' : 'auto';

/** The complete document around `body`, which is made of `letterHtml`. */
export const letterDocument = (body: string): string =>
  `<!doctype html>\n<html><head><meta charset="utf-8"></head><body><div dir="${directionOf(body)}" style="${FONT}">${body}</div></body></html>`;

/** A quoted message below a letter; `html` is made of `letterHtml`. */
export const quotedLetter = (attributionHtml: string, html: string): string =>
  `<div class="gmail_quote" dir="auto" style="${QUOTED.style}"><div>${attributionHtml}</div><blockquote type="cite" dir="auto" style="${QUOTE}">${html}</blockquote></div>`;

import { ElementType, parseDocument } from 'htmlparser2';
import { htmlToText, isQuotedTooDeep } from './html-to-text.ts';
import { scanMail } from './scan.ts';

const BLOCKS = new Set(['blockquote', 'div', 'h1', 'h2', 'h3', 'hr', 'li', 'ol', 'p', 'pre', 'ul']);
// A blank line stands around these.
const APART = new Set(['blockquote', 'h1', 'h2', 'h3', 'p', 'pre']);

type Node = ReturnType<typeof parseDocument>['children'][number];
type Element = Extract<Node, { attribs: unknown }>;
type Piece = { text: string; isApart: boolean };

const isTag = (node: object): node is Element => 'attribs' in node;
const isText = (node: Node) => node.type === ElementType.Text;

const indented = (text: string, first: string, rest = ' '.repeat(first.length)) =>
  text
    .split('\n')
    .map((line, i) => `${i === 0 ? first : rest}${line}`)
    .join('\n');

const quoted = (text: string) =>
  text
    .split('\n')
    .map((line) => (line === '' ? '>' : line.startsWith('>') ? `>${line}` : `> ${line}`))
    .join('\n');

/**
 * HTML of our editor as its author would have typed it in a plain text mail: lists with marks, quotes with `>`, links with
 * their address behind them, the signature below `-- ` (RFC 3676 4.3).
 */
export function letterText(html: string): string {
  if (scanMail(html).isTooBig || isQuotedTooDeep(html)) return htmlToText(html);
  // Hard spaces are kept apart from others until here: those at the start of a line are meant.
  const lines = textOf(parseDocument(html).children, false).replaceAll('\u00a0', ' ').split('\n');
  return lines
    .map((line) => (line === '-- ' ? line : line.trimEnd()))
    .join('\n')
    .replace(/^\n+/, '')
    .trimEnd();
}

function textOf(nodes: Node[], isPre: boolean): string {
  let out = '';
  let last: Piece | null = null;
  for (const piece of piecesOf(nodes, isPre)) {
    // Who wrote what is quoted stands right above it.
    const isApart = (piece.isApart || last?.isApart) && last?.text !== '' && piece.text !== '' && !out.endsWith(':');
    out += (last === null ? '' : isApart ? '\n\n' : '\n') + piece.text;
    last = piece;
  }
  return out;
}

/** Blocks, and the runs of text between them. */
function piecesOf(nodes: Node[], isPre: boolean): Piece[] {
  const pieces: Piece[] = [];
  let run: Node[] = [];
  const endRun = () => {
    const text = inlineText(run, isPre);
    const hasBreak = run.some((node) => isTag(node) && node.name === 'br');
    // The last break of a line only ends it.
    const isNothing = /^[ \n]*$/.test(text) && !hasBreak;
    if (!isNothing) pieces.push({ text: text.replace(/\n$/, ''), isApart: false });
    run = [];
  };
  for (const node of nodes) {
    if (!isTag(node) || !BLOCKS.has(node.name)) {
      run.push(node);
      continue;
    }
    endRun();
    if (node.children.length > 0 || node.name === 'hr') pieces.push(blockPiece(node, isPre));
  }
  endRun();
  return pieces;
}

function blockPiece(element: Element, isPre: boolean): Piece {
  const isApart = APART.has(element.name) || 'data-quote' in element.attribs || 'data-signature' in element.attribs;
  return { text: blockText(element, isPre), isApart };
}

function blockText(element: Element, isPre: boolean): string {
  const text = textOf(element.children, isPre || element.name === 'pre');
  if (element.name === 'hr') return '---';
  if (element.name === 'li') return indented(text, markOf(element));
  if (element.name === 'blockquote') return quoted(text.trim());
  return 'data-signature' in element.attribs ? `-- \n${text}` : text;
}

function markOf(item: Element): string {
  const list = item.parent;
  if (!list || !isTag(list) || list.name !== 'ol') return '- ';
  const start = Number(list.attribs.start ?? 1) || 1;
  const items = list.children.filter((each) => isTag(each) && each.name === 'li');
  return `${start + items.indexOf(item)}. `;
}

/** Text with its spaces drawn together, as a browser shows it. */
function inlineText(nodes: Node[], isPre: boolean): string {
  const text = nodes.map((node) => inlineNode(node, isPre)).join('');
  return isPre ? text : text.replace(/ *\n */g, '\n').replace(/^ +| +$/g, '');
}

function inlineNode(node: Node, isPre: boolean): string {
  if (isText(node)) return isPre ? node.data : node.data.replace(/[\t\n\r ]+/g, ' ');
  if (!isTag(node)) return '';
  if (node.name === 'br') return '\n';
  if (node.name === 'img') return node.attribs.alt ? `[${node.attribs.alt}]` : '';
  const text = node.children.map((child) => inlineNode(child, isPre)).join('');
  return node.name === 'a' ? linkText(node, text) : text;
}

function linkText({ attribs }: Element, text: string): string {
  const address = (attribs.href ?? '').replace(/^mailto:/i, '');
  const isNamed = address !== '' && text.trim() !== '' && !address.includes(text.trim()) && !text.includes(address);
  return isNamed ? `${text} <${address}>` : text || address;
}

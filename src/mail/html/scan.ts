import { Parser } from 'htmlparser2';
import { isDashedTitle, type QuoteMark, quoteMark } from './quote-marks.ts';

// Elements, attributes and stretches of text: the time of every later step grows with them.
const MAX_PIECES = 300_000;
const MAX_NESTING = 200;

export type Range = { start: number; end: number };
/** `quotes`: the outermost quotes, in order; empty where nothing stands beside them. */
export type Scan = { isTooBig: boolean; quotes: Range[] };

// Only these may be climbed out of: a <details> between a row and its cells would tear the table.
const PLAIN_CONTAINERS = new Set(['center', 'div', 'font', 'p', 'section', 'span']);
const INVISIBLE = new Set(['head', 'script', 'style', 'template', 'title']);

type Open = { name: string; start: number; hasContent: boolean };

const isPlainAndEmpty = (element: Open) => PLAIN_CONTAINERS.has(element.name) && !element.hasContent;

/** Walks a mail's HTML once: finds its quotes, and stops where it is larger or deeper than any mail a person reads. */
class Scanner {
  readonly quotes: Range[] = [];
  hasContentOutside = false;
  isTooBig = false;
  private pieces = 0;
  private stack: Open[] = [];
  private invisible = 0;
  // The quote being walked: it ends with the element at `depth`, or just before that one's end tag.
  private quote: { start: number; depth: number; mark: QuoteMark; hasContent: boolean } | null = null;

  constructor(readonly parser: () => Parser) {}

  open(name: string, attributes: Record<string, string>): void {
    this.count(1 + Object.keys(attributes).length);
    if (this.isTooBig) return;
    const mark = this.quote === null ? quoteMark(name, attributes) : null;
    this.stack.push({ name, start: this.parser().startIndex, hasContent: false });
    if (INVISIBLE.has(name)) this.invisible++;
    if (mark) this.beginElement(mark);
    if (name === 'img') this.content();
  }

  text(text: string): void {
    this.count(1);
    if (this.invisible > 0 || text.trim() === '') return;
    if (this.quote === null && isDashedTitle(text)) this.beginRest(this.parser().startIndex, this.stack.length);
    this.content();
  }

  close(name: string, isImplied: boolean): void {
    this.stack.pop();
    if (INVISIBLE.has(name)) this.invisible--;
    if (this.quote === null || this.stack.length > this.quote.depth) return;
    const { startIndex, endIndex } = this.parser();
    const isAfterTag = this.quote.mark === 'element' && !isImplied;
    this.end(isAfterTag ? endIndex + 1 : startIndex);
  }

  end(at: number): void {
    if (this.quote?.hasContent) this.quotes.push({ start: this.quote.start, end: at });
    this.quote = null;
  }

  private count(pieces: number): void {
    this.pieces += pieces;
    if (this.pieces <= MAX_PIECES && this.stack.length <= MAX_NESTING) return;
    this.isTooBig = true;
    this.parser().pause();
  }

  private beginElement(mark: QuoteMark): void {
    const depth = this.stack.length - 1;
    const { start } = this.stack[depth]!;
    if (mark === 'rest') this.beginRest(start, depth);
    else this.quote = { start, depth, mark, hasContent: false };
  }

  // Outlook wraps its line in boxes of its own and the quote goes on after them: the outermost box that has nothing
  // before the line begins it. `depth` counts the elements around `start`.
  private beginRest(start: number, depth: number): void {
    let first = start;
    let around = depth;
    while (around > 0 && isPlainAndEmpty(this.stack[around - 1]!)) first = this.stack[--around]!.start;
    this.quote = { start: first, depth: around - 1, mark: 'rest', hasContent: false };
  }

  private content(): void {
    if (this.quote) this.quote.hasContent = true;
    else this.hasContentOutside = true;
    for (let i = this.stack.length - 1; i >= 0 && !this.stack[i]!.hasContent; i--) this.stack[i]!.hasContent = true;
  }
}

/** Finds the outermost quotes of a mail; none if the whole mail is one, since folding it would leave nothing to read. */
export function scanMail(html: string): Scan {
  const scanner: Scanner = new Scanner(() => parser);
  const parser: Parser = new Parser({
    onopentag: (name, attributes) => scanner.open(name, attributes),
    ontext: (text) => scanner.text(text),
    onclosetag: (name, isImplied) => scanner.close(name, isImplied),
  });
  parser.write(html);
  if (scanner.isTooBig) return { isTooBig: true, quotes: [] };
  parser.end();
  scanner.end(html.length);
  return { isTooBig: scanner.isTooBig, quotes: scanner.hasContentOutside ? scanner.quotes : [] };
}

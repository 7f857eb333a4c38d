import { isDashedTitle } from './quote-marks.ts';
import { HEADER_FROM, HEADER_OTHERS, WROTE_ENDINGS, WROTE_INSIDE } from './quote-words.ts';

const MAX_LINE = 500;
const MAX_ATTRIBUTION_LINES = 3;
const HEADER_BLOCK_LINES = 6;

// Gmail in Russian and some other languages has no verb: "ср, 30 апр. 2025 г. в 15:19, Ann <a@x.de>:".
const DATED_SENDER = /\d{1,2}[:.]\d{2}[^<]{0,200}<[^<>\s@]{1,64}@[^<>\s@]{1,255}>$/;

const FROM_NAMES = new Set(HEADER_FROM);
const OTHER_NAMES = new Set(HEADER_OTHERS);

/**
 * The index of the line where the quoted tail of a plain-text mail begins: everything from there on is what the
 * writer answers to. -1 if there is none, if only quotes are there, or if the writer answers between the quotes.
 */
export function quoteTailStart(lines: string[]): number {
  const quoteStart = trailingQuoteStart(lines);
  const limit = quoteStart < 0 ? lines.length : quoteStart;
  const lastAnswered = lastAnsweredQuote(lines);
  let start = quoteStart;
  for (let i = 0; i < limit; i++) {
    if (beginsUnmarkedQuote(lines, i, lastAnswered)) {
      start = i;
      break;
    }
  }
  if (start < 0) return -1;
  return lines.slice(0, start).some((line) => line.trim() !== '' && !isRule(line)) ? beforeRule(lines, start) : -1;
}

// Where the last run of `>` lines starts, if nothing but empty lines follows it; with the line that introduces it.
function trailingQuoteStart(lines: string[]): number {
  let start = lines.length;
  let hasQuote = false;
  while (start > 0 && (isQuoted(lines[start - 1]!) || lines[start - 1]!.trim() === '')) {
    start--;
    hasQuote ||= isQuoted(lines[start]!);
  }
  if (!hasQuote) return -1;
  while (!isQuoted(lines[start]!)) start++;
  return withAttribution(lines, start);
}

function withAttribution(lines: string[], quote: number): number {
  let last = quote - 1;
  while (last >= 0 && quote - last < MAX_ATTRIBUTION_LINES && lines[last]!.trim() === '') last--;
  for (let first = last; first >= 0 && first > last - MAX_ATTRIBUTION_LINES; first--) {
    if (isAttribution(lines.slice(first, last + 1).join(' '))) return first;
  }
  return quote;
}

// Outlook and phones quote without any mark; only the line above tells. What follows runs to the end.
function beginsUnmarkedQuote(lines: string[], at: number, lastAnswered: number): boolean {
  const line = lines[at]!;
  if (line.length > MAX_LINE || isQuoted(line)) return false;
  if (isDashedTitle(line) || isHeaderBlock(lines, at)) return true;
  // A quote with `>` after which the writer goes on is answered in between; folding from here would hide the answer.
  return isDatedAttribution(lines, at) && lastAnswered <= at;
}

function isDatedAttribution(lines: string[], at: number): boolean {
  if (!/\d|[<@]/.test(lines[at]!)) return false;
  for (let count = 1; count <= MAX_ATTRIBUTION_LINES; count++) {
    const words = lines.slice(at, at + count).join(' ');
    if (isAttribution(words) && /\d{1,4}[.:/ -年]/.test(words) && startsLikeAttribution(lines[at]!)) return true;
    if (lines[at + count]?.trim() === '') return false;
  }
  return false;
}

// "I asked on 3 May what Ann wrote:" is a sentence; an attribution begins with its date or its preposition.
const startsLikeAttribution = (line: string) =>
  /^\s*(on|am|le|el|em|il|op|den|dne|w dniu|the|à|vào|в|στις|\d{1,4}|[\p{Lu}][\p{L}.,]{1,12},? \d)/iu.test(line);

/** The last quoted line that own words follow, -1 if there is none. Found once: a mail may be all attributions. */
function lastAnsweredQuote(lines: string[]): number {
  const lastOwn = lines.findLastIndex((line) => !isQuoted(line) && line.trim() !== '');
  return lines.slice(0, Math.max(lastOwn, 0)).findLastIndex(isQuoted);
}

function isAttribution(words: string): boolean {
  const text = words.replace(/\s+/g, ' ').trim().toLowerCase();
  if (text.length > MAX_LINE || !/[:：]$/.test(text)) return false;
  const sentence = text.slice(0, -1).trim();
  if (DATED_SENDER.test(sentence)) return true;
  return (
    WROTE_ENDINGS.some((ending) => sentence.endsWith(ending)) || WROTE_INSIDE.some((word) => sentence.includes(word))
  );
}

function isHeaderBlock(lines: string[], at: number): boolean {
  if (!FROM_NAMES.has(headerName(lines[at]!))) return false;
  const names = lines.slice(at + 1, at + HEADER_BLOCK_LINES).map(headerName);
  return names.filter((name) => OTHER_NAMES.has(name)).length >= 2;
}

// Outlook's text form sets the names in bold with asterisks.
function headerName(line: string): string {
  const colon = line.slice(0, 40).search(/[:：]/);
  return colon < 0 ? '' : line.slice(0, colon).replaceAll('*', '').trim().toLowerCase();
}

function beforeRule(lines: string[], start: number): number {
  const above = lines[start - 1];
  return above !== undefined && isRule(above) ? start - 1 : start;
}

const isQuoted = (line: string) => line.startsWith('>') || line.startsWith(' >');
const isRule = (line: string) => line.length < 200 && /^\s*[_-]{5,}\s*$/.test(line);

import { asciiDomain } from '#src/lib/domain.ts';
import { domainOf } from '#src/mail/address/index.ts';
import type { WordSource } from './schema.ts';

const MOST_CHARS = 20_000;
const MOST_WORDS = 300;
const MOST_LINKS = 10;
const SHORTEST = 3;
const LONGEST = 24;

const RUN = /[\p{L}\p{N}][\p{L}\p{M}\p{N}_'’-]*/gu;
const LETTER = /\p{L}/u;
// Written without spaces: two characters are about a word.
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u;
const LINK = /https?:\/\/([^\s/?#:<>"')\]]{4,253})/gi;

/**
 * What the classifier counts in a mail, each once: words of subject and text, and `from:`, `link:` and `file:` for the
 * sender's domain, the hosts it links to and the kinds of its files. The first 300; more would cost more than they tell.
 */
export function wordsOf({ from, subject, text, parts }: WordSource): string[] {
  const words = new Set<string>();
  const domain = asciiDomain(domainOf(from));
  if (domain) words.add(`from:${domain}`);
  for (const { name, type } of parts.slice(0, MOST_LINKS)) words.add(`file:${fileKind(name, type)}`);
  const start = text.slice(0, MOST_CHARS);
  for (const host of linkedHosts(start)) words.add(`link:${host}`);
  addRuns(words, subject.slice(0, MOST_CHARS));
  addRuns(words, start);
  return [...words].slice(0, MOST_WORDS);
}

function addRuns(words: Set<string>, text: string): void {
  for (const [run] of text.normalize('NFKC').toLowerCase().matchAll(RUN)) {
    if (words.size >= MOST_WORDS) return;
    if (UNSPACED.test(run)) addPairs(words, run);
    // Numbers are of one mail alone: they would fill the table and tell nothing.
    else if (run.length >= SHORTEST && run.length <= LONGEST && LETTER.test(run)) words.add(run);
  }
}

function addPairs(words: Set<string>, run: string): void {
  const chars = [...run];
  for (let i = 0; i + 1 < chars.length && words.size < MOST_WORDS; i++) words.add(chars[i]! + chars[i + 1]!);
}

function linkedHosts(text: string): Set<string> {
  const hosts = new Set<string>();
  for (const [, host] of text.matchAll(LINK)) {
    const domain = asciiDomain(host!);
    if (domain) hosts.add(domain);
    if (hosts.size === MOST_LINKS) break;
  }
  return hosts;
}

function fileKind(name: string, type: string): string {
  const ending = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1];
  return ending?.toLowerCase() ?? type.slice(0, 60);
}

import { domainToASCII } from 'node:url';
import type { MailAddress } from './mail-address.ts';

const SEPARATORS = ',;\n\r\t';
const MOST_NAME_CHARS = 200;
const LAST_NAME = /^[^@<>"]+$/;
const NAMED = /^[^@<>",]+<[^@<>\s]+@[^@<>\s]+>$/;

/**
 * The people in a line as one types or pastes it: addresses, or names with addresses in angle brackets, between commas,
 * semicolons or line breaks. What is no address comes back as it stands, for its writer to see. `static/js/address-list.js`
 * reads the same.
 */
export const readAddressList = (text: string): MailAddress[] => itemsOf(text).flatMap(peopleIn);

/** The same as one line that reads back as these people. */
export const writeAddressList = (people: MailAddress[]): string =>
  people.map(({ name, address }) => (name ? `"${name.replace(/["\\]/g, '\\$&')}" <${address}>` : address)).join(', ');

// One pass whatever is pasted: a pattern with quotes in it would go over unfinished ones again and again.
function itemsOf(text: string): string[] {
  const items = [''];
  const commas = new Set<number>();
  let end = '';
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!;
    if (!end && SEPARATORS.includes(char)) {
      if (char === ',') commas.add(items.length);
      items.push('');
    } else items[items.length - 1] += char;
    if (end === '"' && char === '\\') items[items.length - 1] += text[++i] ?? '';
    else if (end) end = char === end ? '' : end;
    else if (char === '"') end = '"';
    else if (char === '<') end = '>';
  }
  return joinNames(
    items.map((item) => item.trim()),
    commas,
  ).filter((item) => item !== '');
}

/** Outlook writes `Lee, Ann <ann@x.test>`: a last name before a comma belongs to the person behind it. */
function joinNames(items: string[], commas: Set<number>): string[] {
  for (const [i, item] of items.entries()) {
    const last = items[i - 1] ?? '';
    if (!commas.has(i) || !LAST_NAME.test(last) || !NAMED.test(item)) continue;
    items[i] = `${last}, ${item}`;
    items[i - 1] = '';
  }
  return items;
}

function peopleIn(item: string): MailAddress[] {
  const open = item.endsWith('>') ? item.lastIndexOf('<') : -1;
  if (open >= 0) return [person(nameIn(item.slice(0, open)), item.slice(open + 1, -1))];
  const words = item.split(/\s+/);
  return words.every((word) => word.includes('@')) ? words.map((word) => person('', word)) : [person('', item)];
}

function person(name: string, written: string): MailAddress {
  const address = written.trim().replace(/^mailto:/i, '');
  // Programs that know no name put the address there once more.
  return { name: name === address ? '' : name.slice(0, MOST_NAME_CHARS), address: inAscii(address) };
}

function nameIn(text: string): string {
  const name = text.trim().replace(/^'(.+)'$/, '$1');
  const isQuoted = name.length > 1 && name.startsWith('"') && name.endsWith('"');
  return (isQuoted ? name.slice(1, -1).replace(/\\(.)/g, '$1') : name).trim();
}

/** An international domain in the form that mail carries it in. */
function inAscii(address: string): string {
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1);
  if (at < 0 || !/\P{ASCII}/u.test(domain)) return address;
  return `${address.slice(0, at)}@${domainToASCII(domain) || domain}`;
}

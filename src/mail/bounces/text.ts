const ADDRESS = /[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,253}[A-Za-z0-9])?/g;

/** What looks like mail addresses in a piece of text, in order, at most `most`. */
export function addressesIn(text: string, most = 20): string[] {
  const found: string[] = [];
  // A local part of 64 characters is tried from each place, so the piece is kept short.
  for (const match of text.slice(0, 2000).matchAll(ADDRESS)) {
    if (found.push(match[0].replace(/^['=/]+/, '')) >= most) break;
  }
  return found;
}

/** The address in a field such as `rfc822; <a@b>` (RFC 3464 2.3.1), or null. */
export function addressInField(value: string): string | null {
  const text = value.replace(/^[^;]{0,40};/, '').trim();
  const bracketed = /<([^<>]{1,320})>/.exec(text.slice(0, 1000))?.[1] ?? text;
  return addressesIn(bracketed, 1)[0] ?? null;
}

/** `key: value` lines, folded ones joined, by lower-case key; groups are divided by empty lines. */
export function fieldGroups(text: string): Map<string, string>[] {
  const groups: Map<string, string>[] = [];
  let group = new Map<string, string>();
  let last = '';
  for (const line of text.slice(0, MOST_FIELDS_CHARS).split(/\r\n|[\r\n]/)) {
    if (line.trim() === '') {
      if (group.size > 0) groups.push(group);
      group = new Map();
      last = '';
    } else if (/^[ \t]/.test(line)) {
      const value = group.get(last);
      if (value !== undefined && value.length < MOST_VALUE) group.set(last, `${value} ${line.trim()}`);
    } else {
      last = addField(group, line);
    }
  }
  if (group.size > 0) groups.push(group);
  return groups;
}

const MOST_FIELDS_CHARS = 256 * 1024;
const MOST_VALUE = 4000;

function addField(group: Map<string, string>, line: string): string {
  const colon = line.indexOf(':');
  const key = line.slice(0, Math.max(colon, 0)).trim().toLowerCase();
  if (!/^[\w-]{1,60}$/.test(key)) return '';
  if (!group.has(key)) group.set(key, line.slice(colon + 1, colon + 1 + MOST_VALUE).trim());
  return key;
}

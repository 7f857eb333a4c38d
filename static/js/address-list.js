/** The people in a line of addresses, read as `src/mail/address/address-list.ts` reads it. @typedef {{ name: string, address: string }} Person */

/** One pass whatever is pasted: separators count outside quotes and angle brackets only. */
function itemsOf(/** @type {string} */ text) {
  const items = [''];
  /** @type {Set<number>} */
  const commas = new Set();
  let end = '';
  for (let i = 0; i < text.length; i++) {
    const char = text[i] ?? '';
    if (!end && ',;\n\r\t'.includes(char)) {
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
  ).filter(Boolean);
}

/** Outlook writes `Lee, Ann <ann@x.test>`: a last name before a comma belongs to the person behind it. */
function joinNames(/** @type {string[]} */ items, /** @type {Set<number>} */ commas) {
  for (const [i, item] of items.entries()) {
    const last = items[i - 1] ?? '';
    if (!commas.has(i) || !/^[^@<>"]+$/.test(last) || !/^[^@<>",]+<[^@<>\s]+@[^@<>\s]+>$/.test(item)) continue;
    items[i] = `${last}, ${item}`;
    items[i - 1] = '';
  }
  return items;
}

function nameIn(/** @type {string} */ text) {
  const name = text.trim().replace(/^'(.+)'$/, '$1');
  const isQuoted = name.length > 1 && name.startsWith('"') && name.endsWith('"');
  return (isQuoted ? name.slice(1, -1).replace(/\\(.)/g, '$1') : name).trim();
}

function person(/** @type {string} */ name, /** @type {string} */ written) {
  const address = written.trim().replace(/^mailto:/i, '');
  // Programs that know no name put the address there once more.
  return { name: name === address ? '' : name.slice(0, 200), address };
}

function peopleIn(/** @type {string} */ item) {
  const open = item.endsWith('>') ? item.lastIndexOf('<') : -1;
  if (open >= 0) return [person(nameIn(item.slice(0, open)), item.slice(open + 1, -1))];
  const words = item.split(/\s+/);
  return words.every((word) => word.includes('@')) ? words.map((word) => person('', word)) : [person('', item)];
}

/** @returns {Person[]} */
export const readAddressList = (/** @type {string} */ text) => itemsOf(text).flatMap(peopleIn);

/** @returns {string} one line that reads back as these people */
export const writeAddressList = (/** @type {Person[]} */ people) =>
  people.map(({ name, address }) => (name ? `"${name.replace(/["\\]/g, '\\$&')}" <${address}>` : address)).join(', ');

/** What is worth sending; the server looks closer. */
export const isAddress = (/** @type {string} */ text) => /^[^\s@<>"]{1,64}@[^\s@<>"]+\.[^\s@<>".]{2,}$/.test(text);

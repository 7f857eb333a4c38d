import iconv from 'iconv-lite';
import { type Attribute, isTnef, readAttributes } from './attributes.ts';
import { type Properties, readProperties } from './properties.ts';

/** A file inside; `name`, `type` and `cid` are as written by a stranger. */
export type TnefFile = { name: string; type: string; cid: string; content: Uint8Array };
export type Tnef = { files: TnefFile[]; text: string; html: string };

// Names of attributes (MS-OXTNEF 2.1.3.1) and ids of MAPI properties (MS-OXPROPS).
const ATTRIBUTE = {
  body: 0x800c,
  title: 0x8010,
  data: 0x800f,
  transportName: 0x9001,
  beginsFile: 0x9002,
  messageProperties: 0x9003,
  fileProperties: 0x9005,
  codepage: 0x9007,
};
const PROPERTY = {
  body: 0x1000,
  html: 0x1013,
  data: 0x3701,
  longName: 0x3707,
  name: 0x3704,
  type: 0x370e,
  cid: 0x3712,
};

const MOST_FILES = 100;

/**
 * What a winmail.dat holds (MS-OXTNEF): its files, and the text where the mail has none. null for what is no TNEF at all;
 * a damaged one gives what stands before the damage. Contents are views of `bytes`, so nothing grows (M4).
 */
export function readTnef(bytes: Uint8Array): Tnef | null {
  if (!isTnef(bytes)) return null;
  const attributes = readAttributes(bytes);
  const decode = decoderOf(attributes);
  const groups = fileGroups(attributes).slice(0, MOST_FILES);
  return { files: groups.map((group) => readFile(group, decode)), ...readBody(attributes, decode) };
}

type Decode = (bytes: Uint8Array | undefined) => string;

const ofMessage = (attributes: Attribute[], wanted: number) =>
  attributes.find(({ isOfFile, name }) => !isOfFile && name === wanted)?.data;

function decoderOf(attributes: Attribute[]): Decode {
  const page = ofMessage(attributes, ATTRIBUTE.codepage);
  const number = page && page.length >= 4 ? new DataView(page.buffer, page.byteOffset).getUint32(0, true) : 0;
  const charset = iconv.encodingExists(`cp${number}`) ? `cp${number}` : 'windows-1252';
  return (bytes) => withoutEnd(iconv.decode(Buffer.from(bytes ?? []), charset));
}

// Strings end in NUL, and some are filled with more of them.
const withoutEnd = (text: string) => text.split('\0', 1)[0]!;

/** Each file's attributes follow the one that begins it. */
function fileGroups(attributes: Attribute[]): Attribute[][] {
  const groups: Attribute[][] = [];
  for (const attribute of attributes) {
    if (!attribute.isOfFile) continue;
    if (attribute.name === ATTRIBUTE.beginsFile) groups.push([]);
    groups.at(-1)?.push(attribute);
  }
  return groups;
}

function readFile(group: Attribute[], decode: Decode): TnefFile {
  const attribute = (wanted: number) => group.find(({ name }) => name === wanted)?.data;
  const properties = readProperties(attribute(ATTRIBUTE.fileProperties) ?? new Uint8Array());
  const text = (id: number) => textOf(properties, id, decode);
  return {
    name:
      text(PROPERTY.longName) ||
      decode(attribute(ATTRIBUTE.transportName)) ||
      decode(attribute(ATTRIBUTE.title)) ||
      text(PROPERTY.name),
    type: text(PROPERTY.type),
    cid: text(PROPERTY.cid),
    content: attribute(ATTRIBUTE.data) ?? properties.get(PROPERTY.data)?.data ?? new Uint8Array(),
  };
}

function readBody(attributes: Attribute[], decode: Decode): { text: string; html: string } {
  const properties = readProperties(ofMessage(attributes, ATTRIBUTE.messageProperties) ?? new Uint8Array());
  const text = decode(ofMessage(attributes, ATTRIBUTE.body)) || textOf(properties, PROPERTY.body, decode);
  return { text, html: textOf(properties, PROPERTY.html, decode) };
}

function textOf(properties: Properties, id: number, decode: Decode): string {
  const value = properties.get(id);
  if (!value) return '';
  return value.isUnicode ? withoutEnd(Buffer.from(value.data).toString('utf16le')) : decode(value.data);
}

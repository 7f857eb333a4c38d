import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import { decodeJohab } from './johab.ts';
import { hzToGb2312, iso2022KrToEucKr } from './seven-bit-charsets.ts';

/** The charset name under which bytes are decoded by what they look like. */
export const GUESS = 'x-guess';

const NO_INFORMATION =
  /^(us-?ascii|ascii|ansi_x3\.4-1968|unknown|unknown-8bit|x-unknown|default|8bit|7bit|binary|none)?$/i;

/** True for a charset label that says nothing about 8-bit bytes, or that nobody can decode (hazards M2). */
export function isVagueCharset(name: string): boolean {
  if (NO_INFORMATION.test(name.trim())) return true;
  return !/^(iso-?2022-?jp|jis)/i.test(name) && !iconv.encodingExists(name);
}

/**
 * Text of bytes with no usable label: UTF-8 if they are (also when cut in the middle of a character), else what an
 * HTML `<meta>` says, else Windows-1252, which mails without a label have always meant.
 */
function decodeGuessed(bytes: Buffer): string {
  if (isUtf8(bytes) || isCutUtf8(bytes)) return bytes.toString('utf8');
  const meta = /charset=["']?([\w:-]{2,40})/i.exec(bytes.subarray(0, 2048).toString('latin1'))?.[1];
  return iconv.decode(bytes, meta && !isVagueCharset(meta) ? meta : 'windows-1252');
}

/** Text in a named charset, guessed if the name is of no use. */
export const decodeCharset = (bytes: Buffer, name: string): string =>
  isVagueCharset(name) ? decodeGuessed(bytes) : iconv.decode(bytes, name);

function isCutUtf8(bytes: Buffer): boolean {
  return [1, 2, 3].some((cut) => bytes.length > cut && isUtf8(bytes.subarray(0, -cut)) && bytes.at(-cut)! >= 0xc0);
}

type Decode = (bytes: Buffer) => string;

// A codec as iconv-lite wants it. The mail is in memory anyway, so the bytes are gathered and decoded at the end.
const codec = (decode: Decode) =>
  class {
    decoder = class {
      private chunks: Buffer[] = [];
      write(chunk: Buffer): string {
        this.chunks.push(chunk);
        return '';
      }
      end(): string {
        return decode(Buffer.concat(this.chunks));
      }
    };
  };

/** mailparser and libmime decode through iconv-lite, so what it lacks is added there, once for bodies and headers. */
function addCharsets(): void {
  iconv.encodingExists('utf8'); // its table of charsets is loaded by the first question
  const { encodings } = iconv as unknown as { encodings: Record<string, unknown> };
  encodings.iso2022kr = codec((bytes) => iconv.decode(Buffer.from(iso2022KrToEucKr(bytes)), 'euc-kr'));
  encodings.hzgb2312 = codec((bytes) => iconv.decode(Buffer.from(hzToGb2312(bytes)), 'gbk'));
  encodings.hz = 'hzgb2312';
  encodings.johab = codec((bytes) => decodeJohab(bytes, (pair) => iconv.decode(Buffer.from(pair), 'euc-kr')));
  encodings.cp1361 = 'johab';
  encodings.xguess = codec(decodeGuessed);
}

addCharsets();

import { decodedWords } from '#src/mail/mime/index.ts';

/** `decoded`: the value as people read it, where that is not as it stands in the mail. */
export type HeaderField = { name: string; value: string; decoded: string | null };

/** Header fields of a mail, unfolded (RFC 5322 2.2.3), in their order; a line that is no field keeps an empty name. */
export function headerFields(text: string): HeaderField[] {
  return text
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map((line) => {
      const match = /^([!-9;-~]+)\s*:\s?(.*)$/.exec(line);
      const [name, value] = match ? [match[1]!, match[2]!] : ['', line];
      return { name, value, decoded: decodedWords(value) };
    });
}

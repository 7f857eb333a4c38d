/** Header fields of a mail, unfolded (RFC 5322 2.2.3), in their order; a line that is no field keeps an empty name. */
export function headerFields(text: string): { name: string; value: string }[] {
  return text
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map((line) => {
      const match = /^([!-9;-~]+)\s*:\s?(.*)$/.exec(line);
      return match ? { name: match[1]!, value: match[2]! } : { name: '', value: line };
    });
}

import { addressesIn } from './text.ts';

/** An address in a notice, and the lines that are about it. */
export type Mention = { address: string; lines: string[] };

const SOLE =
  /^[\s>*+-]{0,20}(?:\d{1,3}[.)]\s{0,3})?(?:<|")?([^\s<>"();:,]{1,64}@[^\s<>"();:,]{1,255})(?:>|")?(?=$|[\s:;,.(<>"])/;
const LABELLED =
  /^[\s>*-]{0,20}(?:final |original |failed |intended |the )?(?:recipient|recipients|rcpt|user|to|address|addressee|e-?mail|destination)(?: address| is| name)?\s{0,3}[:=]\s{0,10}(?:rfc822;\s{0,3})?["<]?([^\s<>"();:,]{1,64}@[^\s<>"();:,]{1,255})/i;
const COMMAND = /\brcpt to:\s{0,3}<([^<>\s]{3,320})>/i;
const TELLING =
  /deliver|recipient|reach|undeliverable|not be sent|was ?n[o']t (sent|found)|fail|reject|refus|unknown|exist|gave this error|groupe|mailing list|list of/i;
const ORIGIN = /\b(mail from|from|sender|contact|postmaster|reply|assistance|help|write to|please send)\b/i;
const MOST_LINES_ABOUT = 30;
const MOST_RECIPIENTS = 200;

/**
 * Whom a notice in prose is about: addresses that begin a line, or stand behind a label or a RCPT TO; failing those, in
 * a sentence about delivery; failing those, any. The lines up to the next one are about it.
 * @param ours addresses that can't be meant: the report's own recipients and sender
 */
export function mentionsIn(lines: string[], ours: Set<string>): Mention[] {
  const nobody = new Set<string>();
  // One's own address can be the one that failed; it is believed where it stands alone.
  const tries = [
    [leading, ours],
    [commanded, ours],
    [leading, nobody],
    [inSentence, ours],
    [anywhere, ours],
  ] as const;
  for (const [find, excluded] of tries) {
    const found = gather(lines, (line) => find(line).filter((address) => isMeant(address, excluded)));
    if (found.length > 0) return found;
  }
  return [];
}

/** The lines about an address that is known already; all of them if it is not mentioned. */
export function linesAbout(lines: string[], address: string): string[] {
  const at = lines.findIndex((line) => line.toLowerCase().includes(address.toLowerCase()));
  return at < 0 ? lines.slice(0, MOST_LINES_ABOUT) : lines.slice(at, at + MOST_LINES_ABOUT);
}

function gather(lines: string[], find: (line: string) => string[]): Mention[] {
  const mentions = new Map<string, Mention>();
  let open: Mention[] = [];
  for (const line of lines) {
    const found = find(line);
    const fresh = found.filter((address) => !mentions.has(address.toLowerCase()));
    if (fresh.length > 0 && mentions.size < MOST_RECIPIENTS) {
      // Recipients listed one below the other share what follows.
      if (open.some((mention) => mention.lines.length > 1)) open = [];
      for (const address of fresh) {
        const mention = { address, lines: [] };
        mentions.set(address.toLowerCase(), mention);
        open.push(mention);
      }
    }
    for (const mention of open) if (mention.lines.length < MOST_LINES_ABOUT) mention.lines.push(line);
  }
  return [...mentions.values()];
}

const leading = (line: string) => {
  const found = SOLE.exec(line)?.[1] ?? LABELLED.exec(line)?.[1];
  return found ? addressesIn(found, 1) : [];
};
const commanded = (line: string) => {
  const found = COMMAND.exec(line)?.[1];
  return found ? addressesIn(found, 1) : [];
};
const inSentence = (line: string) => (TELLING.test(line) && !/mail from/i.test(line) ? addressesIn(line, 5) : []);
const anywhere = (line: string) => (ORIGIN.test(line) ? [] : addressesIn(line, 5));

function isMeant(address: string, ours: Set<string>): boolean {
  const key = address.toLowerCase();
  return !ours.has(key) && !/^(postmaster|mailer-daemon|abuse|support|helpdesk)@/.test(key);
}

import * as z from 'zod';
import type { Envelope } from '#src/mail/raw/index.ts';
import type { RspamdSign } from './schema.ts';

/** A mail as rspamd is asked about it. */
export type AskedMail = { bytes: Uint8Array; envelope: Pick<Envelope, 'from' | 'to' | 'ip' | 'helo'> };

const MOST_RECIPIENTS = 50;
const MOST_SYMBOLS = 5;
const MOST_ANSWER_BYTES = 1_000_000;

const answer = z.object({
  action: z.string().max(60),
  score: z.number(),
  symbols: z.record(z.string(), z.object({ score: z.number().default(0) })).default({}),
});

/**
 * Asks rspamd about a mail (POST /checkv2; rspamd.com/doc/developers/protocol.html).
 * @param url `http://host:port`. @throws whatever went wrong: no answer in time, another status than 200, an answer of another kind
 */
export async function askRspamd(url: string, mail: AskedMail, signal: AbortSignal): Promise<RspamdSign> {
  const response = await fetch(new URL('/checkv2', url), {
    method: 'POST',
    headers: headersOf(mail),
    // A copy, since a view on shared memory is not taken as a body.
    body: new Uint8Array(mail.bytes),
    redirect: 'error',
    signal,
  });
  if (response.status !== 200) {
    await response.body?.cancel();
    throw new Error(`rspamd answered ${response.status}`);
  }
  const { action, score, symbols } = answer.parse(JSON.parse(await cappedText(response)));
  return { action, score, symbols: heaviest(symbols) };
}

// What a client of ours said is hostile: only what stands in a header as it is.
const PLAIN = /^[\x21-\x7e]{1,320}$/;

function headersOf({ envelope }: AskedMail): [string, string][] {
  const { from, to, ip, helo } = envelope;
  const recipients = to.filter((address) => PLAIN.test(address) && !address.includes(',')).slice(0, MOST_RECIPIENTS);
  const fields = { From: from, Rcpt: recipients.join(','), IP: ip ?? '', Helo: helo ?? '' };
  const isFit = ([name, value]: [string, string]) => value !== '' && (name === 'Rcpt' || PLAIN.test(value));
  return [['Content-Type', 'message/rfc822'], ...Object.entries(fields).filter(isFit)];
}

async function cappedText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > MOST_ANSWER_BYTES) throw new Error('rspamd answered at too great length');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

const SYMBOL = /^[A-Za-z0-9_]{1,64}$/;

/** The rules that weigh most; a rule that decides alone (GTUBE) has no weight. */
function heaviest(symbols: Record<string, { score: number }>): string[] {
  const named = Object.entries(symbols).filter(([name]) => SYMBOL.test(name));
  const weighty = named.filter(([, { score }]) => score > 0);
  return (weighty.length > 0 ? weighty : named)
    .sort(([, a], [, b]) => b.score - a.score)
    .slice(0, MOST_SYMBOLS)
    .map(([name]) => name);
}

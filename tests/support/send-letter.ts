import { dialogue } from './smtp-client.ts';
import { wireForm } from './wire-form.ts';

export type Sent = { from?: string; to: string | string[]; bytes: Uint8Array | string };

/** Sends a letter over a socket, byte for byte. @returns what the server answered to its last byte */
export async function sendLetter(port: number, { from = 'ann@customer.test', to, bytes }: Sent): Promise<string> {
  const client = await dialogue(port);
  await client.open([to].flat(), from);
  await client.say('DATA', 354);
  await client.write(wireForm(Buffer.from(bytes)));
  const answer = await client.reply();
  client.close();
  return answer;
}

/** A small mail from header fields and a text. */
export function letter(fields: Record<string, string>, text = 'Hello\r\n'): Buffer {
  const head = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`${head.join('')}\r\n${text}`);
}

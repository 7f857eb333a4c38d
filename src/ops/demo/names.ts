import { createSocket } from 'node:dgram';
import type { AddressInfo } from 'node:net';

/** Where all customers' mail comes from, as their domains say (RFC 5737 keeps it for examples). */
export const CUSTOMERS_IP = '203.0.113.25';

const TXT = 16;
const HEADER = 12;

/** The names of the demo's world: each domain under .example lets its mail come from one place (RFC 7208), and has a policy. */
const textOf = (name: string): string | null => {
  if (!name.endsWith('.example')) return null;
  if (name.startsWith('_dmarc.')) return 'v=DMARC1; p=none';
  return name.startsWith('_') || name.includes('._') ? null : `v=spf1 ip4:${CUSTOMERS_IP} -all`;
};

/** A DNS server on loopback that knows these names alone (RFC 1035), so that the demo asks nobody else. */
export async function openNames() {
  const socket = createSocket('udp4');
  socket.on('message', (query, { port, address }) => {
    const answer = answerTo(query);
    if (answer) socket.send(answer, port, address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  const { port } = socket.address() as AddressInfo;
  return { server: `127.0.0.1:${port}`, stop: () => new Promise<void>((resolve) => socket.close(() => resolve())) };
}

function answerTo(query: Buffer): Buffer | null {
  const question = readQuestion(query);
  if (!question) return null;
  const { name, type, end } = question;
  const text = type === TXT ? textOf(name.toLowerCase()) : null;
  const head = Buffer.from(query.subarray(0, end));
  // An answer, with recursion; no additional records, whatever the question had.
  head.writeUInt16BE(0x8580, 2);
  head.writeUInt16BE(text === null ? 0 : 1, 6);
  head.writeUInt32BE(0, 8);
  if (text === null) return head;
  const data = Buffer.concat([Buffer.from([text.length]), Buffer.from(text)]);
  const record = Buffer.alloc(HEADER);
  // The name of the question, class IN, a minute.
  record.set([0xc0, HEADER, 0, TXT, 0, 1, 0, 0, 0, 60]);
  record.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, record, data]);
}

function readQuestion(query: Buffer): { name: string; type: number; end: number } | null {
  const labels: string[] = [];
  let at = HEADER;
  for (let length = query[at]; length; length = query[at]) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  if (at + 5 > query.length) return null;
  return { name: labels.join('.'), type: query.readUInt16BE(at + 1), end: at + 5 };
}

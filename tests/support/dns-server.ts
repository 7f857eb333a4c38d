import { createSocket } from 'node:dgram';
import { once } from 'node:events';

/** What a name has: mail hosts by preference, addresses, texts, the names it points to. `trouble` is what it gives instead. */
export type Zone = Record<
  string,
  {
    mx?: [preference: number, host: string][];
    a?: string[];
    txt?: string[];
    ptr?: string[];
    trouble?: 'silence' | 'servfail';
    /** how long its answers take */
    delayMs?: number;
  }
>;

const TYPES = { a: 1, ptr: 12, mx: 15, txt: 16 };

const nameBytes = (name: string) =>
  Buffer.concat([
    ...name
      .split('.')
      .filter(Boolean)
      .map((label) => Buffer.from([label.length, ...Buffer.from(label)])),
    Buffer.from([0]),
  ]);

function questionOf(query: Buffer): { name: string; type: number; end: number } {
  const labels: string[] = [];
  let at = 12;
  while (query[at]! > 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + query[at]!));
    at += 1 + query[at]!;
  }
  return { name: labels.join('.').toLowerCase(), type: query.readUInt16BE(at + 1), end: at + 5 };
}

function record(type: number, data: Buffer): Buffer {
  const head = Buffer.alloc(12);
  head.writeUInt16BE(0xc00c, 0);
  head.writeUInt16BE(type, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt32BE(1, 6);
  head.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, data]);
}

/** Texts go in pieces of at most 255 bytes (RFC 1035 section 3.3.14). */
function textBytes(text: string): Buffer {
  const bytes = Buffer.from(text);
  const pieces = Array.from({ length: Math.ceil(bytes.length / 255) || 1 }, (_, i) =>
    bytes.subarray(i * 255, (i + 1) * 255),
  );
  return Buffer.concat(pieces.flatMap((piece) => [Buffer.from([piece.length]), piece]));
}

function answersOf(zone: Zone, name: string, type: number): Buffer[] {
  const { mx = [], a = [], txt = [], ptr = [] } = zone[name] ?? {};
  if (type === TYPES.txt) return txt.map((text) => record(type, textBytes(text)));
  if (type === TYPES.ptr) return ptr.map((host) => record(type, nameBytes(host)));
  if (type === TYPES.a) return a.map((address) => record(type, Buffer.from(address.split('.').map(Number))));
  if (type !== TYPES.mx) return [];
  return mx.map(([preference, host]) =>
    record(type, Buffer.concat([Buffer.from([preference >> 8, preference & 255]), nameBytes(host)])),
  );
}

/** A DNS server (RFC 1035) that knows a few names; all others do not exist. `asked` lists the names it was asked for. */
export async function startDnsServer(zone: Zone) {
  const socket = createSocket('udp4');
  const asked: string[] = [];
  let isOpen = true;
  socket.on('message', (query, { port, address }) => {
    const { name, type, end } = questionOf(query);
    asked.push(name);
    const trouble = zone[name]?.trouble;
    if (trouble === 'silence') return;
    const answers = answersOf(zone, name, type);
    const head = Buffer.from(query.subarray(0, 12));
    const code = trouble === 'servfail' ? 2 : name in zone ? 0 : 3;
    head.writeUInt16BE(0x8180 | code, 2);
    head.writeUInt16BE(answers.length, 6);
    head.writeUInt32BE(0, 8);
    const message = Buffer.concat([head, query.subarray(12, end), ...answers]);
    const { delayMs = 0 } = zone[name] ?? {};
    const answer = () => isOpen && socket.send(message, port, address);
    if (delayMs > 0) setTimeout(answer, delayMs).unref();
    else answer();
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const close = () => {
    isOpen = false;
    socket.close();
  };
  return { server: `127.0.0.1:${socket.address().port}`, asked, [Symbol.dispose]: close };
}

export type DnsServer = Awaited<ReturnType<typeof startDnsServer>>;

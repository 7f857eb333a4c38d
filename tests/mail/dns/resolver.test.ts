import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { dnsResolver } from '#src/mail/dns/index.ts';
import { startDnsServer, type Zone } from '#tests/support/dns-server.ts';

const types = { A: 1, MX: 15, AAAA: 28 };
type Answer = { code: number; records?: Buffer[] };

const record = (type: number, data: number[]) =>
  Buffer.from([0xc0, 12, 0, type, 0, 1, 0, 0, 0, 60, 0, data.length, ...data]);
const label = (text: string) => [text.length, ...Buffer.from(text)];

/** A DNS server on loopback that answers by name and type (RFC 1035 section 4); undefined leaves the question open. */
async function startDns(answer: (name: string, type: number) => Answer | undefined) {
  const socket = createSocket('udp4');
  socket.on('message', (query, from) => {
    const end = query.indexOf(0, 12);
    const name = query.toString('latin1', 13, end).replace(/[^a-z]/g, '.');
    const found = answer(name, query.readUInt16BE(end + 1));
    if (!found) return;
    const records = found.records ?? [];
    const head = Buffer.from([query[0]!, query[1]!, 0x81, 0x80 | found.code, 0, 1, 0, records.length, 0, 0, 0, 0]);
    socket.send(Buffer.concat([head, query.subarray(12, end + 5), ...records]), from.port, from.address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return {
    resolver: dnsResolver({ servers: [`127.0.0.1:${(socket.address() as AddressInfo).port}`], deadlineMs: 200 }),
    [Symbol.dispose]: () => socket.close(),
  };
}

test('MX records and the addresses of both families are found', async () => {
  using dns = await startDns((name, type) => {
    if (name === 'x.test' && type === types.MX)
      return { code: 0, records: [record(types.MX, [0, 10, ...label('mx'), 0xc0, 12])] };
    if (type === types.A) return { code: 0, records: [record(types.A, [192, 0, 2, 1])] };
    return { code: 0, records: [record(types.AAAA, [0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1])] };
  });
  expect(await dns.resolver.mx('x.test')).toMatchObject([{ exchange: 'mx.x.test', priority: 10 }]);
  expect(await dns.resolver.addresses('mx.x.test')).toEqual(['192.0.2.1', '2001:db8::1']);
});

test('O1: a null MX arrives as an empty name', async () => {
  using dns = await startDns(() => ({ code: 0, records: [record(types.MX, [0, 0, 0])] }));
  const [only] = await dns.resolver.mx('x.test');
  expect(only!.exchange.replace('.', '')).toBe('');
});

test('O1: no records and no such domain are an empty list', async () => {
  using empty = await startDns(() => ({ code: 0 }));
  expect(await empty.resolver.mx('x.test')).toEqual([]);
  expect(await empty.resolver.addresses('x.test')).toEqual([]);
  using none = await startDns(() => ({ code: 3 }));
  expect(await none.resolver.mx('x.test')).toEqual([]);
  expect(await none.resolver.addresses('x.test')).toEqual([]);
});

test('O1: SERVFAIL and silence are temporary', async () => {
  using failing = await startDns(() => ({ code: 2 }));
  await expect(failing.resolver.mx('x.test')).rejects.toMatchObject({ name: 'Upstream', isTemporary: true });
  await expect(failing.resolver.addresses('x.test')).rejects.toMatchObject({ name: 'Upstream', isTemporary: true });
  using silent = await startDns(() => undefined);
  await expect(silent.resolver.mx('x.test')).rejects.toMatchObject({ name: 'Upstream', isTemporary: true });
});

test('one family that cannot be looked up does not hold up the other', async () => {
  using dns = await startDns((_name, type) =>
    type === types.A ? { code: 0, records: [record(types.A, [192, 0, 2, 1])] } : { code: 2 },
  );
  expect(await dns.resolver.addresses('x.test')).toEqual(['192.0.2.1']);
});

test('asks anew each time: who has just changed a record sees it', async () => {
  const zone: Zone = { 'x.test': { mx: [[10, 'one.test']] } };
  using dns = await startDnsServer(zone);
  const resolver = dnsResolver({ servers: [dns.server] });
  const host = async () => (await resolver.mx('x.test')).map(({ exchange }) => exchange);
  expect(await host()).toEqual(['one.test']);
  zone['x.test'] = { mx: [[10, 'two.test']] };
  expect(await host()).toEqual(['two.test']);
});

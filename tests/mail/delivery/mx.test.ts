import { expect, test } from 'vitest';
import { Upstream } from '#src/lib/errors.ts';
import { type MxPolicy, mailHosts } from '#src/mail/delivery/mx.ts';
import type { Resolver as DnsResolver } from '#src/mail/dns/index.ts';

type Resolver = Pick<DnsResolver, 'mx' | 'addresses'>;

const policy: MxPolicy = {
  allowPrivate: false,
  ownNames: ['mx.ours.test'],
  random: () => 0.5,
};
const temporary = new Upstream('SERVFAIL', true);

/** A resolver over fixed records: `10 name` for MX, a list of addresses for a host, an error to throw. */
function zone(mx: string[] | Error, hosts: Record<string, string[] | Error> = {}): Resolver {
  return {
    async mx() {
      if (mx instanceof Error) throw mx;
      return mx.map((record) => ({ priority: Number(record.split(' ')[0]), exchange: record.split(' ')[1] ?? '' }));
    },
    async addresses(name) {
      const found = hosts[name] ?? [];
      if (found instanceof Error) throw found;
      return found;
    },
  };
}

const find = (resolver: Resolver, over: Partial<MxPolicy> = {}) =>
  mailHosts('Customer.test', resolver, { ...policy, ...over });

async function failure(resolver: Resolver, over: Partial<MxPolicy> = {}): Promise<Upstream> {
  const error = await find(resolver, over).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(Upstream);
  return error as Upstream;
}

test('O1: hosts come in the order of preference, with all their addresses', async () => {
  const resolver = zone(['20 b.test.', '10 A.test.'], { 'a.test': ['8.8.1.1', '2a00::1'], 'b.test': ['8.8.1.2'] });
  expect(await find(resolver)).toEqual([
    { name: 'a.test', address: '8.8.1.1' },
    { name: 'a.test', address: '2a00::1' },
    { name: 'b.test', address: '8.8.1.2' },
  ]);
});

test('O1: hosts of equal preference come in random order', async () => {
  const resolver = zone(['10 a.test', '10 b.test', '5 c.test'], {
    'a.test': ['8.8.1.1'],
    'b.test': ['8.8.1.2'],
    'c.test': ['8.8.1.3'],
  });
  const drawn = [0.9, 0.1, 0.5];
  const hosts = await find(resolver, { random: () => drawn.shift()! });
  expect(hosts.map(({ name }) => name)).toEqual(['c.test', 'b.test', 'a.test']);
});

test('O1: a domain without MX takes its mail at its own address', async () => {
  expect(await find(zone([], { 'customer.test': ['8.8.1.1'] }))).toEqual([
    { name: 'customer.test', address: '8.8.1.1' },
  ]);
});

test('O1: a null MX is a permanent failure, RFC 7505', async () => {
  expect(await failure(zone(['0 .'], { '': ['8.8.1.1'] }))).toMatchObject({
    isTemporary: false,
    message: expect.stringContaining('null MX'),
  });
});

test.each(['10.0.0.1', '127.0.0.1', '169.254.169.254', '::1', 'fd00::1', 'fe80::1', '::ffff:10.0.0.1'])(
  'O1: an MX at %s is refused for good, unless private addresses are allowed',
  async (address) => {
    const resolver = zone(['10 a.test'], { 'a.test': [address] });
    expect((await failure(resolver)).isTemporary).toBe(false);
    expect(await find(resolver, { allowPrivate: true })).toEqual([{ name: 'a.test', address }]);
  },
);

test('O1: a private address beside a public one is left out', async () => {
  const hosts = await find(zone(['10 a.test'], { 'a.test': ['10.0.0.1', '8.8.1.1'] }));
  expect(hosts).toEqual([{ name: 'a.test', address: '8.8.1.1' }]);
});

test('O1: an MX that is ourselves, by its name, is refused', async () => {
  expect((await failure(zone(['10 MX.ours.test.'], { 'mx.ours.test': ['8.8.1.1'] }))).isTemporary).toBe(false);
});

test('O1: only hosts preferred over ourselves are used', async () => {
  const hosts = { 'a.test': ['8.8.1.1'], 'b.test': ['8.8.1.2'], 'mx.ours.test': ['8.8.1.3'] };
  expect(await find(zone(['10 a.test', '20 mx.ours.test', '30 b.test'], hosts))).toEqual([
    { name: 'a.test', address: '8.8.1.1' },
  ]);
});

test('O1: at most five addresses are tried', async () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  const asked: string[] = [];
  const resolver = zone(names.map((name, index) => `${index} ${name}.test`));
  const hosts = await find({
    ...resolver,
    async addresses(name) {
      asked.push(name);
      return ['8.8.1.1', '8.8.1.2'];
    },
  });
  expect(hosts).toHaveLength(5);
  expect(asked).toHaveLength(5);
});

test('O1: what DNS cannot tell now is temporary, what it denies is permanent', async () => {
  expect((await failure(zone(temporary))).isTemporary).toBe(true);
  expect((await failure(zone(['10 a.test'], { 'a.test': temporary }))).isTemporary).toBe(true);
  expect((await failure(zone(['10 a.test'], {}))).isTemporary).toBe(false);
  expect((await failure(zone([], {}))).isTemporary).toBe(false);
});

test('O1: one host that cannot be looked up does not hold up the others', async () => {
  const hosts = await find(zone(['10 a.test', '20 b.test'], { 'a.test': temporary, 'b.test': ['8.8.1.1'] }));
  expect(hosts).toEqual([{ name: 'b.test', address: '8.8.1.1' }]);
});

test('a domain in other letters is asked for in ASCII, and nonsense is not asked for', async () => {
  const asked: string[] = [];
  const resolver: Resolver = {
    async mx(domain) {
      asked.push(domain);
      return [];
    },
    addresses: async () => ['8.8.1.1'],
  };
  await mailHosts('münchen.test', resolver, policy);
  await expect(mailHosts('[127.0.0.1]', resolver, policy)).rejects.toMatchObject({ isTemporary: false });
  expect(asked).toEqual(['xn--mnchen-3ya.test']);
});

test('O2: with IPv4 only no IPv6 address is tried, and a host that has no other delays', async () => {
  const both = zone(['10 a.test'], { 'a.test': ['8.8.1.1', '2a00::1'] });
  expect(await find(both, { ipv4Only: true })).toEqual([{ name: 'a.test', address: '8.8.1.1' }]);
  const only = zone(['10 a.test'], { 'a.test': ['2a00::1'] });
  expect(await failure(only, { ipv4Only: true })).toMatchObject({ isTemporary: true });
  expect(await find(only)).toHaveLength(1);
});

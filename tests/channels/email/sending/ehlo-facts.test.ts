import { expect, test } from 'vitest';
import { ehloFacts } from '#src/channels/email/sending/index.ts';
import { Upstream } from '#src/lib/errors.ts';
import { readConfig } from '#src/platform/config/index.ts';

const config = readConfig({ POSTROOM_MAIL_NAME: 'Mail.acme.example' });

test('O2: our name in EHLO should have an address that points back to it', async () => {
  const resolver = {
    addresses: async () => ['192.0.2.1', '2001:db8::1'],
    names: async (ip: string) => (ip === '192.0.2.1' ? ['mail.acme.example.'] : ['host.provider.test']),
  };
  expect(await ehloFacts(resolver, config)).toEqual({
    name: 'mail.acme.example',
    isFull: true,
    addresses: ['192.0.2.1', '2001:db8::1'],
    pointers: [
      { address: '192.0.2.1', names: ['mail.acme.example.'], isOurs: true },
      { address: '2001:db8::1', names: ['host.provider.test'], isOurs: false },
    ],
  });
});

test('O2: where DNS gives no answer nothing is said of our name', async () => {
  const down = async () => {
    throw new Upstream('DNS gave no answer', true);
  };
  const facts = await ehloFacts({ addresses: down, names: down }, readConfig({}));
  expect(facts).toEqual({ name: 'localhost', isFull: false, addresses: null, pointers: [] });
  const pointers = await ehloFacts({ addresses: async () => ['192.0.2.1'], names: down }, config);
  expect(pointers.pointers).toEqual([{ address: '192.0.2.1', names: null, isOurs: false }]);
});

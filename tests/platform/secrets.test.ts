import { describe, expect, test } from 'vitest';
import { createSecrets, keptSecret, SecretKeyMissing } from '#src/platform/secrets/index.ts';
import { testMachine } from '../support/machine.ts';

const clear = new TextEncoder().encode('relay password');
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

describe('W16: a secret in the database', () => {
  test('is sealed with the passphrase, differently each time, and opens with it again', () => {
    const [secrets, later] = [createSecrets('passphrase'), createSecrets('passphrase')];
    const [one, two] = [secrets.seal(clear), secrets.seal(clear)];
    expect(text(one)).not.toContain('relay');
    expect(Buffer.from(one).equals(two)).toBe(false);
    expect([text(later.open(one)), text(later.open(two))]).toEqual(['relay password', 'relay password']);
  });

  test('stays readable when a passphrase is introduced later', () => {
    const before = createSecrets(null).seal(clear);
    expect(text(createSecrets('passphrase').open(before))).toBe('relay password');
  });

  test('does not open with another passphrase or none, and the message says which setting is missing', () => {
    const sealed = createSecrets('passphrase').seal(clear);
    for (const other of [null, 'another one'])
      expect(() => createSecrets(other).open(sealed)).toThrow(/POSTROOM_SECRET_KEY/);
    expect(() => createSecrets(null).open(sealed)).toThrow(SecretKeyMissing);
  });

  test('that was changed by so much as a bit does not open', () => {
    const sealed = Buffer.from(createSecrets('passphrase').seal(clear));
    for (const at of [1, 14, sealed.length - 1]) {
      const changed = Buffer.from(sealed);
      changed[at]! ^= 1;
      expect(() => createSecrets('passphrase').open(changed)).toThrow(SecretKeyMissing);
    }
  });
});

test('a kept secret is made once, also when several ask for it at once, and is sealed in its row', async () => {
  await using machine = testMachine({ POSTROOM_SECRET_KEY: 'a passphrase' });
  let made = 0;
  const ask = () => keptSecret(machine.ctx, 'signing', async () => new TextEncoder().encode(`key ${++made}`));
  const all = await Promise.all([ask(), ask(), ask()]);
  expect(new Set(all.map(text)).size).toBe(1);
  expect(text(await ask())).toBe(text(all[0]!));
  const row = machine.database.sqlite.query('SELECT value_sealed AS sealed FROM secret').get() as {
    sealed: Uint8Array;
  };
  expect(text(row.sealed)).not.toContain('key');
});

import { join } from 'node:path';
import { expect, test } from 'vitest';
import { migrations } from '#migrations/index.ts';
import { contactsBeginning, rememberContacts, renameContact } from '#src/contacts/index.ts';
import { migrate, openDatabase, transaction } from '#src/platform/db/index.ts';
import { temporaryFolder, testMachine } from '#tests/support/machine.ts';

const PEOPLE: [address: string, name: string][] = [
  ['anna@bau.example', 'Anna Müller'],
  ['bo@acme-parts.example', 'Bo Lind-Öberg (Sales)'],
  ['info@lind.example', ''],
  ['mesut@club.example', 'Özil, Mesut'],
];

test('people are found by each word of their name, by address and by domain', async () => {
  await using machine = testMachine();
  const { ctx } = machine;
  const ids = await transaction(ctx, (ctx) =>
    rememberContacts(
      ctx,
      PEOPLE.map(([address, name]) => ({ address, name })),
    ),
  );
  const found = async (letters: string) =>
    (await contactsBeginning(ctx.db, letters, 60)).map(({ address }) => address.split('@')[0]);
  expect(await found('ann')).toEqual(['anna']);
  expect(await found('müll')).toEqual(['anna']);
  expect(await found('lind')).toEqual(['bo', 'info']);
  expect(await found('öber')).toEqual(['bo']);
  expect(await found('sal')).toEqual(['bo']);
  expect(await found('acme')).toEqual(['bo']);
  expect(await found('özil')).toEqual(['mesut']);
  expect(await found('mes')).toEqual(['mesut']);
  expect(await found('ind')).toEqual([]);

  await renameContact(ctx, ids.get('bo@acme-parts.example')!, 'Bo Berg');
  expect(await found('lind')).toEqual(['info']);
  expect(await found('ber')).toEqual(['bo']);
});

test('those of an older Postroom, or of its backup, are found so too; and a page never goes through all of them', async () => {
  using folder = temporaryFolder();
  const database = openDatabase(join(folder.path, 'a.db'));
  migrate(database, migrations.slice(0, 4));
  database.sqlite.run("INSERT INTO contact (id, name, created_at) VALUES (7, 'Anna Lee', 0)");
  database.sqlite.run("INSERT INTO contact_address (address, contact_id) VALUES ('anna@x.example', 7)");
  migrate(database, migrations);
  const found = await contactsBeginning(database.writer, 'lee', 60);
  expect(found).toEqual([{ id: 7, name: 'Anna Lee', address: 'anna@x.example' }]);
  const plan = (sql: string) =>
    database.sqlite
      .query<{ detail: string }, []>(`EXPLAIN QUERY PLAN ${sql}`)
      .all()
      .map(({ detail }) => detail);
  expect(plan('SELECT word FROM contact_name_word WHERE contact_id = 7').join()).toContain('SEARCH contact USING');
  await database.close();
});

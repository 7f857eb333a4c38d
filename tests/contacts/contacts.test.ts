import { describe, expect, test } from 'vitest';
import { contactsFor, contactsOf, rememberContacts } from '#src/contacts/index.ts';
import { transaction } from '#src/platform/db/index.ts';
import { testMachine } from '#tests/support/machine.ts';

function addressBook() {
  const machine = testMachine();
  const { ctx, database } = machine;
  return {
    ctx,
    remember: (...people: [address: string, name: string][]) =>
      transaction(ctx, (ctx) =>
        rememberContacts(
          ctx,
          people.map(([address, name]) => ({ address, name })),
        ),
      ),
    all: () =>
      database.sqlite
        .query('SELECT a.address, c.name FROM contact c JOIN contact_address a ON a.contact_id = c.id ORDER BY c.id')
        .all() as { address: string; name: string }[],
    events: () => database.sqlite.query('SELECT name, actor, subject, subject_id FROM event').all(),
    [Symbol.asyncDispose]: () => machine[Symbol.asyncDispose](),
  };
}

describe('a contact', () => {
  test('is made from a sender, once, and told', async () => {
    await using book = addressBook();
    const first = await book.remember(['carla@customer.example', 'Carla']);
    const second = await book.remember(['carla@customer.example', 'Carla']);
    expect(second).toEqual(first);
    const id = first.get('carla@customer.example')!;
    expect(book.all()).toEqual([{ address: 'carla@customer.example', name: 'Carla' }]);
    expect(book.events()).toEqual([
      { name: 'contact.added', actor: `contact:${id}`, subject: 'contact', subject_id: id },
    ]);
  });

  test('is the same one however its address is written', async () => {
    await using book = addressBook();
    const ids = [
      await book.remember(['Carla@Customer.Example', '']),
      await book.remember(['CARLA@CUSTOMER.EXAMPLE', '']),
      await book.remember(['carla@customer.example', '']),
    ].map((found) => found.get('carla@customer.example'));
    expect(new Set(ids).size).toBe(1);
    expect(book.all()).toHaveLength(1);
    expect([...(await contactsFor(book.ctx.db, ['carla@customer.example'])).keys()]).toEqual([
      'carla@customer.example',
    ]);
  });

  test('without a name gets the first one that comes, and keeps it', async () => {
    await using book = addressBook();
    for (const name of ['', 'Carla', 'Somebody Else', '']) await book.remember(['carla@customer.example', name]);
    expect(book.all()).toEqual([{ address: 'carla@customer.example', name: 'Carla' }]);
  });

  test('that comes several times in one batch is one, with the first name that says something', async () => {
    await using book = addressBook();
    const ids = await book.remember(
      ['carla@customer.example', ''],
      ['dora@customer.example', 'Dora'],
      ['CARLA@customer.example', 'Carla'],
      ['carla@customer.example', 'Other'],
    );
    expect(ids.size).toBe(2);
    expect(book.all()).toEqual([
      { address: 'carla@customer.example', name: 'Carla' },
      { address: 'dora@customer.example', name: 'Dora' },
    ]);
  });

  test('known and new ones of one batch keep their own ids', async () => {
    await using book = addressBook();
    const known = await book.remember(['b@x.example', 'B']);
    const all = await book.remember(['c@x.example', 'C'], ['b@x.example', 'B'], ['a@x.example', 'A']);
    expect(all.get('b@x.example')).toBe(known.get('b@x.example'));
    const facts = await contactsOf(book.ctx.db, [...all.values()]);
    for (const [address, id] of all) expect(facts.get(id)).toMatchObject({ address, name: address[0]!.toUpperCase() });
  });

  test.each([
    "Robert'); DROP TABLE contact;--",
    '<script>alert(1)</script>',
    'ב'.repeat(500),
    '%_\\',
    '\u202eevil',
    '😀',
  ])('called %j is called just that: names are text', async (name) => {
    await using book = addressBook();
    await book.remember(['x@y.example', name]);
    expect(book.all()).toEqual([{ address: 'x@y.example', name }]);
  });

  test('of a mail that is not kept is not kept either', async () => {
    await using book = addressBook();
    await expect(
      transaction(book.ctx, async (ctx) => {
        await rememberContacts(ctx, [{ address: 'x@y.example', name: 'X' }]);
        throw new Error('the batch failed');
      }),
    ).rejects.toThrow();
    expect([book.all(), book.events()]).toEqual([[], []]);
  });

  test('with two addresses is shown with one of them, and found by both', async () => {
    await using book = addressBook();
    const id = (await book.remember(['a@x.example', 'A'])).get('a@x.example')!;
    await transaction(book.ctx, (ctx) =>
      ctx.db
        .withTables<{ contactAddress: { address: string; contactId: number } }>()
        .insertInto('contactAddress')
        .values({ address: 'b@x.example', contactId: id })
        .execute(),
    );
    expect((await contactsOf(book.ctx.db, [id])).size).toBe(1);
    expect((await book.remember(['b@x.example', 'B'])).get('b@x.example')).toBe(id);
  });

  test('nobody asked for is nobody', async () => {
    await using book = addressBook();
    expect(await contactsOf(book.ctx.db, [])).toEqual(new Map());
    expect(await contactsFor(book.ctx.db, [])).toEqual(new Map());
    expect(await book.remember()).toEqual(new Map());
  });
});

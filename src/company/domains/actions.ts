import { type Actor, requireRight } from '#src/company/access/index.ts';
import { NotFound } from '#src/lib/errors.ts';
import { type KeyPair, makeKeyPair, type SigningKey } from '#src/mail/dkim/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import { recordEvents } from '#src/platform/events/index.ts';
import { type DkimRecord, recordOf, stateOf } from './records.ts';
import type { DkimKey } from './schema.ts';
import { newSelector } from './selector.ts';
import { dkimKeys, insertDkimKeys, listDomains } from './store.ts';

/** What must stand in DNS for the keys of a domain, the newest first. */
export async function dkimRecords(ctx: Ctx, domain: string): Promise<DkimRecord[]> {
  return (await dkimKeys(ctx.reader, domain)).map(recordOf);
}

/**
 * Makes new keys for a domain. They sign once they are seen in DNS; until then the old ones do.
 * @throws NotFound where the domain is none of ours
 */
export async function rotateDkim(ctx: Ctx, actor: Actor | null, domain: string): Promise<void> {
  requireRight(actor, 'company.manage');
  if (!(await listDomains(ctx.reader)).some(({ name }) => name === domain)) throw new NotFound('domain');
  const pairs = await makeKeyPairs();
  await transaction(ctx, (ctx) => addKeys(ctx, domain, pairs));
}

/** One of each kind: receivers that don't know Ed25519 yet verify the RSA one. */
export const makeKeyPairs = (): Promise<KeyPair[]> => Promise.all([makeKeyPair('rsa'), makeKeyPair('ed25519')]);

/** Keeps key pairs of a domain, sealed. Call it inside a transaction. */
export async function addKeys(ctx: Ctx, domain: string, pairs: KeyPair[]): Promise<void> {
  const now = ctx.clock.now();
  const taken = new Set((await dkimKeys(ctx.db, domain)).map(({ selector }) => selector));
  const keys = pairs.map(
    ({ algorithm, publicKey, privateKey }): DkimKey => ({
      domain,
      selector: newSelector(algorithm, now, taken),
      algorithm,
      privateSealed: ctx.secrets.seal(Buffer.from(privateKey)),
      publicKey,
      createdAt: now,
      signsFromAt: null,
      retiredAt: null,
    }),
  );
  await insertDkimKeys(ctx.db, keys);
  const selectors = keys.map(({ selector }) => selector);
  await recordEvents(ctx, [{ name: 'dkim.added', subject: 'domain', subjectId: 0, data: { domain, selectors } }]);
}

/** The keys that sign for a domain now, the newest of each kind; none until a record was seen in DNS. */
export async function signingKeys(ctx: Ctx, domain: string): Promise<SigningKey[]> {
  const signing = (await dkimKeys(ctx.reader, domain)).filter((key) => stateOf(key) === 'signing');
  const newest = (['rsa', 'ed25519'] as const).flatMap(
    (kind) => signing.find(({ algorithm }) => algorithm === kind) ?? [],
  );
  return newest.map(({ selector, algorithm, privateSealed }) => ({
    domain,
    selector,
    algorithm,
    privateKey: Buffer.from(ctx.secrets.open(privateSealed)).toString(),
  }));
}

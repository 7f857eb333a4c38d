import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import { MOST_REASONS_OF_OTHERS, MOST_ROWS_A_DAY, OTHER_REASONS, OTHERS, type RefusalSum, sumUp } from './refusals.ts';
import { keysOf } from './search-key.ts';
import { addRefusal, countRefusals, insertAddresses } from './store.sqlite.ts';

/**
 * Lets the mail log find mails by who they are from and for (envelope and headers, as they were written). Call it in the
 * transaction that handles them; doing so again changes nothing.
 */
export async function traceAddresses(ctx: Ctx, mails: { rawId: number; addresses: string[] }[]): Promise<void> {
  const rows = mails.flatMap(({ rawId, addresses }) => keysOf(addresses).map((address) => ({ rawId, address })));
  if (rows.length > 0) await insertAddresses(ctx.db, rows);
}

/** Adds refused sessions to their sums; once a day has its fill of rows, new addresses share one for each reason. */
export async function noteRefusals(ctx: Ctx, sums: RefusalSum[]): Promise<void> {
  await transaction(ctx, async ({ db }) => {
    const counts = new Map<number, number>();
    for (const row of sumUp(sums)) {
      const count = counts.get(row.day) ?? (await countRefusals(db, row.day));
      const ofOthers = { ...row, ip: OTHERS };
      counts.set(row.day, count + 1);
      if (await addRefusal(db, row, count < MOST_ROWS_A_DAY)) continue;
      if (await addRefusal(db, ofOthers, count < MOST_ROWS_A_DAY + MOST_REASONS_OF_OTHERS)) continue;
      await addRefusal(db, { ...ofOthers, reason: OTHER_REASONS }, true);
    }
  });
}

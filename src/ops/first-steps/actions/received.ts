import { rawHeadsBetween } from '#src/mail/raw/index.ts';
import type { Ctx } from '#src/platform/context.ts';

// What was sent stands among them: enough that a company's first day can't push what came in out of sight.
const LOOKED_AT = 200;

/** The newest mail that reached us from outside by itself; imported history is none. @returns its envelope sender, and when */
export async function newestReceived(ctx: Ctx): Promise<{ from: string; at: number } | null> {
  const page = { from: 0, until: Number.MAX_SAFE_INTEGER, before: null, limit: LOOKED_AT };
  const heads = await rawHeadsBetween(ctx.reader, page);
  const found = heads.find(({ direction, envelope }) => direction === 'in' && !envelope.isHistory && !envelope.isSent);
  return found ? { from: found.envelope.from, at: found.at } : null;
}

import { conversationsOfReports, settleReports } from '#src/channels/email/bounces/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import type { Letter } from '../letter.ts';
import type { Delivery } from './address.ts';

/**
 * A report belongs to the mail that it proves to be about, whatever else it refers to.
 * @returns the raw ids of the reports that prove it
 */
export async function placeReports(ctx: Ctx, deliveries: Delivery[]): Promise<Set<number>> {
  const reports = deliveries.flatMap(({ letter }) => reportIn(letter));
  const conversations = await conversationsOfReports(ctx, reports);
  const proven = new Set<number>();
  for (const { letter, clues } of deliveries) {
    const id = conversations.get(letter.rawId);
    if (typeof id !== 'number') continue;
    clues.taggedIds.unshift(id);
    proven.add(letter.rawId);
  }
  return proven;
}

/** What arrived reports change: the fates of what they are about. */
export const followReports = (ctx: Ctx, letters: Letter[]): Promise<void> =>
  settleReports(ctx, letters.flatMap(reportIn));

const reportIn = ({ rawId, envelope, report, at }: Letter) =>
  report ? [{ rawId, envelopeTo: envelope.to, report, at }] : [];

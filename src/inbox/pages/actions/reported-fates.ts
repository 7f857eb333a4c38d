import type { Message } from '#src/inbox/conversations/index.ts';
import type { Fate } from '#src/mail/delivery/index.ts';
import { type ReportAbout, reportsAbout } from '#src/mail/reports/index.ts';
import type { Ctx } from '#src/platform/context.ts';

/** What another server told of a recipient later on; `messageId` is the report itself, where the thread shows it. */
export type ShownReport = Pick<ReportAbout, 'kind' | 'reason' | 'at'> & { messageId: number | null };

export type ReportedFate = Fate & { report: ShownReport | null };

/** Fates with the newest believed report on each. */
export async function reportedFates(ctx: Ctx, fates: Fate[], messages: Message[]): Promise<ReportedFate[]> {
  const reports = await reportsAbout(ctx.reader, [...new Set(fates.map(({ rawId }) => rawId))]);
  const shown = new Map(messages.map(({ id, rawId }) => [rawId, id]));
  return fates.map((fate) => {
    const report = reports.findLast((each) => each.aboutRawId === fate.rawId && each.address === fate.address);
    return { ...fate, report: report ? item(report, shown) : null };
  });
}

const item = ({ kind, reason, at, rawId }: ReportAbout, shown: Map<number | null, number>): ShownReport => ({
  kind,
  reason,
  at,
  messageId: shown.get(rawId) ?? null,
});

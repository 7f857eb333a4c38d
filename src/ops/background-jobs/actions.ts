import { type Actor, requireRight } from '#src/company/access/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import { recordEvents } from '#src/platform/events/index.ts';
import {
  deadOfKind,
  discardDeadKind,
  discardJob,
  findDeadJob,
  jobSums,
  retryDeadJob,
  retryDeadKind,
} from '#src/platform/jobs/index.ts';
import type { DeadKind, JobKindRow } from '#views/ops/jobs/types.ts';
import { aboutOf, isParked } from './about.ts';

const SHOWN = 20;

/** @param known the kinds that this version has work for */
export async function jobsShown(ctx: Ctx, actor: Actor | null, known: readonly string[]) {
  requireRight(actor, 'company.manage');
  const sums = await jobSums(ctx.reader);
  const isKnown = (kind: string) => known.length === 0 || known.includes(kind);
  const rows: JobKindRow[] = sums
    .filter(({ waiting, running }) => waiting + running > 0)
    .map((sum) => ({ ...sum, isKnown: isKnown(sum.kind) }));
  const dead: DeadKind[] = [];
  for (const { kind, dead: count } of sums.filter((sum) => sum.dead > 0)) {
    const jobs = (await deadOfKind(ctx.reader, kind, SHOWN)).map(({ id, createdAt, error, payload }) => ({
      id,
      createdAt,
      error: error ?? '',
      about: aboutOf(payload),
    }));
    dead.push({ kind, count, jobs, isKnown: isKnown(kind), isParked: isParked(kind) });
  }
  return { rows, dead };
}

export type Verb = 'retry' | 'discard';
/** One dead job, or all of a kind. */
export type Which = { id: number } | { kind: string };

/** @returns how many there still were */
export async function settleDead(ctx: Ctx, actor: Actor | null, verb: Verb, which: Which): Promise<number> {
  requireRight(actor, 'company.manage');
  return transaction(ctx, async (ctx) => {
    const kind = 'kind' in which ? which.kind : (await findDeadJob(ctx.db, which.id))?.kind;
    if (kind === undefined) return 0;
    const count = 'kind' in which ? await settleKind(ctx, verb, kind) : await settleOne(ctx, verb, which.id);
    if (count === 0) return 0;
    const name = verb === 'retry' ? 'job.retried' : 'job.discarded';
    const subjectId = 'id' in which ? which.id : 0;
    await recordEvents(ctx, [{ name, subject: 'job', subjectId, data: { kind, count } }]);
    ctx.signals.send(`job:${kind}`);
    return count;
  });
}

const settleKind = ({ db, clock }: Ctx, verb: Verb, kind: string): Promise<number> =>
  verb === 'retry' ? retryDeadKind(db, kind, clock.now()) : discardDeadKind(db, kind);

const settleOne = async ({ db, clock }: Ctx, verb: Verb, id: number): Promise<number> =>
  (verb === 'retry' ? await retryDeadJob(db, id, clock.now()) : await discardJob(db, id)) ? 1 : 0;

import type { Ctx } from '../context.ts';

/** What a job's preparation found, or why it failed; a failure of one does not touch the others of its batch. */
export type Prepared<R> = { ok: true; value: R } | { ok: false; error: unknown };

/**
 * A kind of work. `prepare` does what takes time or touches the network, outside any transaction; `apply` writes the outcome
 * of a whole batch in one transaction, together with the removal of its jobs. Both may run again after a crash.
 */
export type JobKind<P, R> = {
  kind: string;
  batch: number;
  leaseMs: number;
  attempts: number;
  /** ms before the next try; given the number of tries so far */
  backoffMs(attempts: number): number;
  prepare(ctx: Ctx, payloads: P[]): Promise<Prepared<R>[]>;
  apply(ctx: Ctx, done: { payload: P; value: R }[]): Promise<void>;
  /** runs in the transaction that buries the job: what is lost must still be seen by somebody */
  onBuried?(ctx: Ctx, payload: P, error: unknown): Promise<void>;
  /** ms of rest after a batch that was not full: under load a few large batches commit then, not many small ones */
  restMs?: number;
  /** a job of this kind that should run again and again: ms between the end of one run and the next */
  everyMs?: number;
};

// The runner knows nothing of a kind's payload and result; this is the one place where they are hidden from it.
export type AnyJobKind = JobKind<unknown, unknown>;

const DEFAULTS = {
  batch: 50,
  leaseMs: 60_000,
  attempts: 10,
  backoffMs: (attempts: number) => Math.min(3_600_000, 1000 * 4 ** attempts),
};

type Wanted<P, R> = Partial<JobKind<P, R>> & Pick<JobKind<P, R>, 'kind' | 'apply'>;

/** Fills in what a kind does not care about; without `prepare` the payload itself is applied. */
export function jobKind<P, R = null>(wanted: Wanted<P, R>): AnyJobKind {
  const nothing = async (_: Ctx, payloads: P[]) => payloads.map(() => ({ ok: true as const, value: null as R }));
  return { prepare: nothing, ...DEFAULTS, ...wanted } as unknown as AnyJobKind;
}

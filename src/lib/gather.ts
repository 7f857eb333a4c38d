/**
 * Turns one-by-one calls into batches: items that arrive within `ms` milliseconds, or up to `most` of them, go through
 * `run` together. One batch runs at a time; what arrives meanwhile makes up the next one, which starts without a new wait.
 *
 * `run` must be all or nothing and answer in the order of its items. When a batch of several fails, each item is run
 * again alone, so that one bad item fails only its own caller.
 */
export function gather<T, R>(
  run: (items: T[]) => Promise<R[]>,
  { ms, most }: { ms: number; most: number },
): (item: T) => Promise<R> {
  type Caller = { item: T; resolve: (result: R) => void; reject: (reason: unknown) => void };
  const waiting: Caller[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isRunning = false;

  async function settle(batch: Caller[]): Promise<void> {
    try {
      const results = await run(batch.map((caller) => caller.item));
      if (results.length !== batch.length) throw new Error(`${results.length} results for ${batch.length} items`);
      batch.forEach((caller, index) => {
        caller.resolve(results[index] as R);
      });
    } catch (error) {
      if (batch.length === 1) batch[0]!.reject(error);
      else for (const caller of batch) await settle([caller]);
    }
  }

  async function drain(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    isRunning = true;
    while (waiting.length > 0) await settle(waiting.splice(0, most));
    isRunning = false;
  }

  return (item) =>
    new Promise<R>((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (isRunning) return;
      if (waiting.length >= most) void drain();
      else timer ??= setTimeout(drain, ms);
    });
}

import type { Log } from './log.ts';

export type Loop = { stop(): Promise<void>; wake(): void };

type LoopOptions = {
  name: string;
  log: Log;
  wakeOn(wake: () => void): () => void;
  /** looks at least so often, signal or not */
  everyMs: number;
  /** does one round; true asks for another at once; a number asks for one after so many ms */
  run(): Promise<boolean | number>;
};

const AFTER_FAILURE_MS = 1000;

/** One round at a time: a wake-up during a round makes another one follow. A failing round is logged and tried again. */
export function loop({ name, log, wakeOn, everyMs, run }: LoopOptions): Loop {
  let isStopped = false;
  let isAsked = false;
  let rest: { timer: Timer; end: () => void } | null = null;

  const wake = () => {
    isAsked = true;
    rest?.end();
  };
  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      if (isAsked || isStopped) return resolve();
      const end = () => {
        clearTimeout(rest?.timer);
        rest = null;
        resolve();
      };
      rest = { timer: setTimeout(end, ms), end };
    });
  const round = async (): Promise<number> => {
    try {
      const more = await run();
      if (typeof more === 'number') return Math.min(more, everyMs);
      return more ? 0 : everyMs;
    } catch (error) {
      log.error({ loop: name, err: error }, 'a round failed');
      return AFTER_FAILURE_MS;
    }
  };
  const turning = (async () => {
    while (!isStopped) {
      isAsked = false;
      const ms = await round();
      // Even with more to do, let the pages have the thread in between.
      if (ms === 0) await Bun.sleep(0);
      else await pause(ms);
    }
  })();
  const unlisten = wakeOn(wake);
  return {
    wake,
    async stop() {
      isStopped = true;
      unlisten();
      rest?.end();
      await turning;
    },
  };
}

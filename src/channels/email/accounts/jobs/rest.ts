import type { Ctx } from '#src/platform/context.ts';
import { tryTopic } from '../topics.ts';

/** Does something for at most `ms`; the signal tells when it is over. */
export type Rest = (ms: number, during: (signal: AbortSignal) => Promise<void>) => Promise<void>;

/** Rests that end early when somebody asks for this account or it is to stop. */
export function restsOf(ctx: Ctx, id: number, stop: AbortSignal): Rest {
  return async (ms, during) => {
    const asked = new AbortController();
    const timer = setTimeout(() => asked.abort(), ms);
    const unlisten = ctx.signals.on(tryTopic(id), () => asked.abort());
    try {
      await during(AbortSignal.any([stop, asked.signal]));
    } finally {
      clearTimeout(timer);
      unlisten();
    }
  };
}

/** Nothing to do but to wait for the end. */
export const ended = (signal: AbortSignal): Promise<void> =>
  signal.aborted
    ? Promise.resolve()
    : new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));

import type { Hono } from 'hono';
import type { Visit } from '#src/company/sessions/index.ts';

export type WebServer = {
  port: number;
  /** Takes nothing new, lets what is being answered finish (at the most `finishMs`), then cuts event streams. */
  stop(finishMs?: number): Promise<void>;
};

const FINISH_MS = 10_000;
// By its text: a hostile Host header makes an address that no parser takes.
const IS_STREAM = /\/events(\?|$)/;

/** Listens for browsers. @throws when the port can't be had */
export function startWeb(app: Hono<Visit>, { host, port }: { host: string; port: number }): WebServer {
  const running = new Set<Promise<Response>>();
  const server = Bun.serve({
    hostname: host,
    port,
    // Whoever sends half a request and stops is let go.
    idleTimeout: 60,
    // Bun's own error page shows source code. Without it Bun would share the port with another process.
    development: false,
    reusePort: false,
    error: () => new Response('500', { status: 500 }),
    async fetch(request, server) {
      // Event streams are silent for longer than any idle limit.
      if (IS_STREAM.test(request.url)) server.timeout(request, 0);
      const answer = Promise.resolve(app.fetch(request, { address: server.requestIP(request)?.address ?? '' }));
      running.add(answer);
      try {
        return await answer;
      } finally {
        running.delete(answer);
      }
    },
  });
  return {
    port: server.port!,
    async stop(finishMs = FINISH_MS) {
      const closed = server.stop();
      await Promise.race([Promise.allSettled(running), Bun.sleep(finishMs)]);
      // The last answers are on their way out of the process.
      await Bun.sleep(20);
      await server.stop(true);
      await closed;
    },
  };
}

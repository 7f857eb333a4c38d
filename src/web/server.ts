import type { Hono } from 'hono';
import type { Visit } from '#src/company/sessions/index.ts';
import { readForwarded } from './forwarded.ts';

type Certificate = { key: string; cert: string };
/** `proxies`: whose word counts on who asks, and how. */
type Place = { host: string; port: number; tls?: Certificate | null; proxies?: readonly string[] };

export type WebServer = {
  port: number;
  /** For connections from now on; what is being answered ends as it began. Only where TLS is spoken. */
  useCertificate(tls: Certificate): Promise<void>;
  /** Takes nothing new, lets what is being answered finish (at the most `finishMs`), then cuts event streams. */
  stop(finishMs?: number): Promise<void>;
};

const FINISH_MS = 10_000;
const LISTEN_AGAIN_MS = 50;
const LISTEN_TRIES = 100;
// By its text: a hostile Host header makes an address that no parser takes. Nothing else may be slow for ever.
const IS_STREAM = /^https?:\/\/[^/]*\/events(\?|$)/;

/** Listens for browsers. @throws when the port can't be had */
export function startWeb(app: Hono<Visit>, { host, port, tls, proxies = [] }: Place): WebServer {
  const asked = readForwarded(proxies);
  const running = new Set<Promise<Response>>();
  const open = (port: number, tls?: Certificate | null) =>
    Bun.serve({
      hostname: host,
      port,
      ...(tls && { tls }),
      // Whoever sends half a request and stops is let go.
      idleTimeout: 60,
      // Bun's own error page shows source code. Without it Bun would share the port with another process.
      development: false,
      reusePort: false,
      error: () => new Response('500', { status: 500 }),
      async fetch(request, server) {
        // Event streams are silent for longer than any idle limit.
        if (request.method === 'GET' && IS_STREAM.test(request.url)) server.timeout(request, 0);
        const { address, request: seen } = asked(request, server.requestIP(request)?.address ?? '');
        const answer = Promise.resolve(app.fetch(seen, { address }));
        running.add(answer);
        try {
          return await answer;
        } finally {
          running.delete(answer);
        }
      },
    });

  let server = open(port, tls);
  const own = server.port!;
  /** Each has stopped to listen, and answers what it had begun. */
  const former = new Set<typeof server>();

  function retire(old: typeof server): Promise<void> {
    former.add(old);
    return old.stop().finally(() => former.delete(old));
  }

  return {
    port: own,
    // reload() of Bun keeps the old certificate, so the port is closed and opened, within a millisecond: who is in the
    // middle of a handshake then has to begin again.
    async useCertificate(tls) {
      void retire(server);
      for (let tries = 1; ; tries++) {
        try {
          server = open(own, tls);
          return;
        } catch (error) {
          if (tries === LISTEN_TRIES) throw error;
          await Bun.sleep(LISTEN_AGAIN_MS);
        }
      }
    },
    async stop(finishMs = FINISH_MS) {
      const closed = server.stop();
      await Promise.race([Promise.allSettled(running), Bun.sleep(finishMs)]);
      // The last answers are on their way out of the process.
      await Bun.sleep(20);
      await Promise.all([server, ...former].map((each) => each.stop(true)));
      await closed;
    },
  };
}

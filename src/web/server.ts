import type { Hono } from 'hono';
import type { Visit } from '#src/company/sessions/index.ts';

export type WebServer = { port: number; stop(): Promise<void> };

/** Listens for browsers. @throws when the port can't be had */
export function startWeb(app: Hono<Visit>, { host, port }: { host: string; port: number }): WebServer {
  const server = Bun.serve({
    hostname: host,
    port,
    // Event streams are silent for longer than any idle limit.
    idleTimeout: 0,
    fetch: (request, server) => app.fetch(request, { address: server.requestIP(request)?.address ?? '' }),
  });
  return { port: server.port!, stop: () => server.stop(true) };
}

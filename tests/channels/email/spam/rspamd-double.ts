export type Asked = { path: string; method: string; headers: Record<string, string>; body: string };

/** An HTTP server in rspamd's place: keeps what it was asked, answers what it is told to. */
export function startRspamdDouble() {
  const double = {
    asked: [] as Asked[],
    answers: (): Response | Promise<Response> => Response.json({ action: 'no action', score: 0, symbols: {} }),
  };
  const server = Bun.serve({
    port: 0,
    hostname: '127.0.0.1',
    async fetch(request) {
      const { pathname } = new URL(request.url);
      const headers = Object.fromEntries(request.headers);
      double.asked.push({ path: pathname, method: request.method, headers, body: await request.text() });
      return double.answers();
    },
  });
  return Object.assign(double, {
    url: `http://127.0.0.1:${server.port}`,
    stop: () => server.stop(true),
    [Symbol.asyncDispose]: () => server.stop(true),
  });
}

/** A web server of somebody else: what it is asked for, and by whom, is in `seen`. Its names are told by a DNS server of the test. */
export function startPictureServer(answers: Record<string, () => Response>) {
  const seen: { path: string; headers: Record<string, string> }[] = [];
  const server = Bun.serve({
    port: 0,
    hostname: '127.0.0.1',
    fetch(request) {
      const { pathname, search } = new URL(request.url);
      seen.push({ path: pathname + search, headers: Object.fromEntries(request.headers) });
      return answers[pathname]?.() ?? new Response('none', { status: 404 });
    },
  });
  return {
    seen,
    url: (path: string, name = 'pictures.test') => `http://${name}:${server.port}${path}`,
    [Symbol.dispose]: () => void server.stop(true),
  };
}

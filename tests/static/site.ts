import { resolve } from 'node:path';
import type { Server } from 'bun';
import type { Page } from 'playwright-core';

const root = resolve(import.meta.dirname, '../..');
const CSP =
  "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; frame-ancestors 'self'; base-uri 'none'; form-action 'self'";

const vendor: Record<string, string> = {
  'htmx.js': 'htmx.org/dist/htmx.esm.min.js',
  'squire.js': 'squire-rte/dist/squire.mjs',
  'purify.js': 'dompurify/dist/purify.min.js',
};

type Handler = (request: Request, url: URL) => Response | string | undefined | Promise<Response | string | undefined>;

export const html = (body: string, headers: Record<string, string> = {}, status = 200) =>
  new Response(body, { status, headers: { 'content-type': 'text/html; charset=utf-8', ...headers } });

/** A page as the shell draws it, under the same policy: no inline script or style. */
export const page = (body: string) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Test</title>
<meta name="htmx-config" content='{"includeIndicatorCSS":false,"mode":"same-origin","defaultSettleDelay":0}'>
<link rel="stylesheet" href="/test.css"><script type="module" src="/assets/x/js/app.js"></script></head>
<body>${body}<p id="announcer" aria-live="polite"></p>
<p id="problem" hidden role="alert" data-default="That did not work." data-offline="No connection."><span class="problem-text"></span><button type="button" data-close>x</button></p></body></html>`;

const css = `[hidden]{display:none!important} body{margin:0} #list-pane,#pane{height:300px;overflow:auto}
.tall{height:500px} #pane.short{height:120px} .row-link{display:block;height:40px} iframe{border:0;width:400px;height:100px} [data-editor]{min-height:40px}`;

async function asset(path: string) {
  const name = path.slice('/assets/x/'.length);
  const file = name.startsWith('vendor/') ? `node_modules/${vendor[name.slice(7)]}` : `static/${name}`;
  return new Response(Bun.file(resolve(root, file)), { headers: { 'content-security-policy': CSP } });
}

/** A tiny server: the scripts as they are served, and whatever `handle` answers; a string is an HTML answer. */
export class Site {
  handle: Handler = () => undefined;
  readonly requests: { method: string; path: string; body: string }[] = [];
  readonly streams = new Set<ReadableStreamDefaultController<string>>();
  private server: Server<undefined>;

  constructor(port = 0) {
    this.server = Bun.serve({ port, idleTimeout: 0, fetch: (request) => this.answer(request) });
  }

  get url() {
    return `http://localhost:${this.server.port}`;
  }

  get port() {
    return this.server.port;
  }

  private async answer(request: Request): Promise<Response> {
    const url = new URL(request.url);
    if (url.pathname.startsWith('/assets/')) return asset(url.pathname);
    if (url.pathname === '/test.css') return new Response(css, { headers: { 'content-type': 'text/css' } });
    const isText = !request.headers.get('content-type')?.startsWith('multipart/');
    const body = isText ? await request.clone().text() : '';
    this.requests.push({ method: request.method, path: url.pathname + url.search, body });
    const answer = (await this.handle(request, url)) ?? new Response('Not found', { status: 404 });
    const response = typeof answer === 'string' ? html(answer) : answer;
    if (!response.headers.has('content-security-policy')) response.headers.set('content-security-policy', CSP);
    return response;
  }

  /** An event stream that is open until the server stops or `dropStreams`. */
  stream(first: object): Response {
    let mine: ReadableStreamDefaultController<string>;
    const source = new ReadableStream<string>({
      start: (controller) => {
        mine = controller;
        this.streams.add(controller);
        controller.enqueue(`retry: 100\ndata: ${JSON.stringify(first)}\n\n`);
      },
      cancel: () => {
        this.streams.delete(mine);
      },
    });
    return new Response(source as unknown as BodyInit, { headers: { 'content-type': 'text/event-stream' } });
  }

  tell(news: { cursor: number; changed?: { kind: string; id: number }[]; all?: boolean }) {
    for (const stream of this.streams) stream.enqueue(`id: ${news.cursor}\ndata: ${JSON.stringify(news)}\n\n`);
  }

  dropStreams() {
    for (const stream of this.streams) stream.close();
    this.streams.clear();
  }

  count(method: string, path: string) {
    return this.requests.filter((request) => request.method === method && request.path.startsWith(path)).length;
  }

  last(method: string, path: string) {
    return this.requests.findLast((request) => request.method === method && request.path === path);
  }

  reset() {
    this.requests.length = 0;
    this.handle = () => undefined;
  }

  async stop() {
    await this.server.stop(true);
  }
}

/** Collects what a browser complains about: errors of scripts and breaches of the policy. */
export function complaints(tab: Page): string[] {
  const list: string[] = [];
  tab.on('pageerror', (error) => list.push(error.message));
  tab.on('console', (message) => {
    if (message.type() === 'error' && !/Failed to load resource|net::ERR/.test(message.text()))
      list.push(message.text());
  });
  return list;
}

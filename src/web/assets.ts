import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import { NotFound } from '#src/lib/errors.ts';
import { stylesheets } from '#static/css/index.ts';
import { appIcon } from '#static/icons/index.ts';
import { scripts } from '#static/js/index.ts';

const TYPES: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

type Asset = { type: string; plain: Uint8Array<ArrayBuffer>; gzipped: Uint8Array<ArrayBuffer> };

function asset(path: string, text: string): [string, Asset] {
  const plain = new TextEncoder().encode(text);
  return [path, { type: TYPES[path.split('.').at(-1)!]!, plain, gzipped: Bun.gzipSync(plain, { level: 9 }) }];
}

const texts = { 'app.css': stylesheets.join('\n'), 'icon.svg': appIcon, ...scripts };
const assets = new Map(Object.entries(texts).map(([path, text]) => asset(path, text)));

// One hash for all: scripts import each other by relative paths, and a page takes them all from one build.
const hash = createHash('sha256').update(JSON.stringify(texts)).digest('hex').slice(0, 12);

export const styleUrl = `/assets/${hash}/app.css`;
export const iconUrl = `/assets/${hash}/icon.svg`;
export const scriptUrl = `/assets/${hash}/js/app.js`;

/** Everything a browser loads comes from here, compressed once, kept by the browser until the next build. */
export const assetRoutes = (): Hono =>
  new Hono().get('/:hash/:path{.+}', (c) => {
    const found = assets.get(c.req.param('path'));
    if (!found) throw new NotFound('asset');
    const isGzip = c.req.header('Accept-Encoding')?.includes('gzip') ?? false;
    const isCurrent = c.req.param('hash') === hash;
    return c.body(isGzip ? found.gzipped : found.plain, 200, {
      'Content-Type': found.type,
      'Cache-Control': isCurrent ? 'public, max-age=31536000, immutable' : 'no-cache',
      Vary: 'Accept-Encoding',
      ...(isGzip ? { 'Content-Encoding': 'gzip' } : {}),
    });
  });

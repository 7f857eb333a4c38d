import { createMiddleware } from 'hono/factory';

// Below this a page fits a packet or two anyway.
const LEAST_BYTES = 1400;
// Compressing holds everything else up, so what is huge (a mail's own HTML) goes as it is.
const MOST_BYTES = 2_000_000;
// Most of what the best level saves, for a third of its time.
const LEVEL = 4;

const takesGzip = (accepted: string | undefined): boolean =>
  /(^|,)\s*gzip\s*(,|$|;\s*q=(1|0?\.\d*[1-9]))/i.test(accepted ?? '');

/**
 * Sends pages and fragments compressed to whoever takes that (RFC 9110 section 12.5.3); scripts and styles are compressed once and kept. A page
 * holds no secret that a guess could be measured against (BREACH): changes are told apart by where they come from, not by a
 * token, and the session is in a cookie.
 */
export const compressPages = createMiddleware(async (c, next) => {
  await next();
  const { headers, body } = c.res;
  if (!headers.get('Content-Type')?.startsWith('text/html')) return;
  headers.append('Vary', 'Accept-Encoding');
  if (!body || headers.has('Content-Encoding') || !takesGzip(c.req.header('Accept-Encoding'))) return;
  const bytes = new Uint8Array(await c.res.arrayBuffer());
  const isWorth = bytes.length >= LEAST_BYTES && bytes.length <= MOST_BYTES;
  const sent = isWorth ? Bun.gzipSync(bytes, { level: LEVEL }) : bytes;
  const answer = new Response(sent, c.res);
  if (isWorth) answer.headers.set('Content-Encoding', 'gzip');
  answer.headers.delete('Content-Length');
  // Hono joins the headers of a response that is replaced to those of the new one.
  c.res = undefined;
  c.res = answer;
});

import { createMiddleware } from 'hono/factory';
import { HTTPException } from 'hono/http-exception';
import { Forbidden } from '#src/lib/errors.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a request comes from our own pages (hazard W1). Browsers say so in Sec-Fetch-Site; over plain HTTP on a LAN they
 * send only Origin.
 * @returns null where it says neither
 */
function isSameOrigin(header: (name: string) => string | undefined, origins: (string | null)[]): boolean | null {
  const site = header('Sec-Fetch-Site');
  if (site !== undefined) return site === 'same-origin';
  const origin = header('Origin');
  return origin === undefined ? null : origins.includes(origin);
}

/**
 * Refuses every change that another site asks for, and every one that does not say who asks: that is no browser's form.
 * The event stream is a GET, but tells for as long as it lasts, so no other site may open it either.
 */
export const sameOriginOnly = (publicUrl: string | null) =>
  createMiddleware(async (c, next) => {
    // Bun puts into the URL what the Host header says, fit for one or not.
    const asked = URL.parse(c.req.url);
    if (!asked) throw new HTTPException(400);
    const isOwn = isSameOrigin((name) => c.req.header(name), [asked.origin, publicUrl]);
    if (!SAFE_METHODS.has(c.req.method) && isOwn !== true) throw new Forbidden('origin');
    if (c.req.path === '/events' && isOwn === false) throw new Forbidden('origin');
    await next();
  });

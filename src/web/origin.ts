import { createMiddleware } from 'hono/factory';
import { Forbidden } from '#src/lib/errors.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a request comes from our own pages (hazard W1). Browsers say so in Sec-Fetch-Site; over plain HTTP on a LAN they
 * send only Origin. One that says neither is no browser's form.
 */
function isSameOrigin(header: (name: string) => string | undefined, origins: (string | null)[]): boolean {
  const site = header('Sec-Fetch-Site');
  if (site !== undefined) return site === 'same-origin';
  const origin = header('Origin');
  return origin !== undefined && origins.includes(origin);
}

/** Refuses every change that another site asks for. The event stream is a GET, but tells, so it is asked as well. */
export const sameOriginOnly = (publicUrl: string | null) =>
  createMiddleware(async (c, next) => {
    const own = [new URL(c.req.url).origin, publicUrl];
    if (!SAFE_METHODS.has(c.req.method) && !isSameOrigin((name) => c.req.header(name), own))
      throw new Forbidden('origin');
    await next();
  });

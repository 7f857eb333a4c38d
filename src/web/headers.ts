import { createMiddleware } from 'hono/factory';

// Nothing inline, nothing from elsewhere. Frames are our own mail documents.
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "frame-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "manifest-src 'self'",
].join('; ');

/** What the browser may do with our answers (hazard W12). A route that has a policy of its own keeps it. */
export const securityHeaders = (publicUrl: string | null) =>
  createMiddleware(async (c, next) => {
    await next();
    const { headers } = c.res;
    if (!headers.has('Content-Security-Policy')) headers.set('Content-Security-Policy', POLICY);
    if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store');
    headers.set('X-Content-Type-Options', 'nosniff');
    // no-referrer would turn a form's Origin into `null`, and the origin check would then break every form.
    headers.set('Referrer-Policy', 'same-origin');
    headers.set('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()');
    headers.set('Cross-Origin-Resource-Policy', 'same-origin');
    if ([publicUrl, c.req.url].some((url) => url?.startsWith('https:'))) {
      headers.set('Strict-Transport-Security', 'max-age=31536000');
      // Over plain HTTP on a LAN browsers ignore it, and say so on each page's console.
      headers.set('Cross-Origin-Opener-Policy', 'same-origin');
    }
  });

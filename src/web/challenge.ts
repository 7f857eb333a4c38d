import { Hono } from 'hono';
import type { Visit } from '#src/company/sessions/index.ts';

/** Where an authority looks whether a name leads to us (RFC 8555 section 8.3): a stranger, without cookie or origin. */
export function challengeRoutes(answer: (token: string) => string | null): Hono<Visit> {
  return new Hono<Visit>().get('/.well-known/acme-challenge/:token', (c) => {
    const text = answer(c.req.param('token'));
    return text === null ? c.text('', 404) : c.body(text, 200, { 'Content-Type': 'application/octet-stream' });
  });
}

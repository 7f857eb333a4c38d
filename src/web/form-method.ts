import type { Context, Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { HTTPException } from 'hono/http-exception';
import type { Visit } from '#src/company/sessions/index.ts';

const FORM_TYPES = /^(multipart\/form-data|application\/x-www-form-urlencoded)\b/i;
const METHODS = ['PUT', 'DELETE'];

/**
 * Reads the form of a request, so that a broken one is answered 400 everywhere. A form without JavaScript says in `_method`
 * what it means; only a POST may, and only what we have routes for (Hono's own middleware takes any word from any method).
 */
export const formMethod = (app: Hono<Visit>) =>
  createMiddleware<Visit>(async (c, next) => {
    if (!FORM_TYPES.test(c.req.header('Content-Type') ?? '')) return next();
    const form = await formOf(c);
    const method = form.get('_method');
    // htmx uses the method itself, and sends the form's hidden field besides.
    if (method === null || c.req.method === method) return next();
    if (c.req.method !== 'POST' || !METHODS.includes(String(method))) throw new HTTPException(400);
    form.delete('_method');
    const headers = new Headers(c.req.raw.headers);
    for (const name of ['Content-Type', 'Content-Length', 'Transfer-Encoding']) headers.delete(name);
    return app.fetch(new Request(c.req.url, { method: String(method), headers, body: form }), c.env);
  });

async function formOf(c: Context): Promise<FormData> {
  try {
    return await c.req.formData();
  } catch {
    throw new HTTPException(400);
  }
}

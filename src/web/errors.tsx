import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Visit } from '#src/company/sessions/index.ts';
import { Conflict, Forbidden, Invalid, NotFound, RateLimited, Upstream } from '#src/lib/errors.ts';
import { isFragmentRequest } from '#src/lib/htmx.ts';
import { sitePath } from '#src/lib/site-path.ts';
import { wordsFor } from '#src/words/index.ts';
import { ErrorPage } from '#views/web/error-page.tsx';

type Kind = 'notFound' | 'forbidden' | 'tooMany' | 'conflict' | 'invalid' | 'server';
type Answer = { kind: Kind; status: 400 | 403 | 404 | 409 | 422 | 429 | 500 | 502 };

function answerTo(error: unknown): Answer {
  if (error instanceof NotFound) return { kind: 'notFound', status: 404 };
  if (error instanceof Forbidden) return { kind: 'forbidden', status: 403 };
  if (error instanceof Invalid) return { kind: 'invalid', status: 422 };
  if (error instanceof Conflict) return { kind: 'conflict', status: 409 };
  if (error instanceof RateLimited) return { kind: 'tooMany', status: 429 };
  if (error instanceof Upstream) return { kind: 'server', status: 502 };
  // Hono's own: a body over its limit, or one that can't be read.
  if (error instanceof HTTPException && error.status < 500) return { kind: 'invalid', status: 400 };
  return { kind: 'server', status: 500 };
}

/** Without the secret that a link carries: one that failed can still be used. */
const loggedPath = (path: string) => path.replace(/^(\/(?:invitations|password-resets)\/)[^/]{20,}/, '$1[hidden]');

/** The web's edge: what a feature threw, as a page or as a fragment; what we did not expect is logged under a reference. */
export async function showError(error: Error, c: Context<Visit>): Promise<Response> {
  const { kind, status } = answerTo(error);
  if (c.var.shown && !c.var.actor && isForSignIn(c, kind)) return toSignIn(c);

  const reference = kind === 'server' ? crypto.randomUUID().slice(0, 8) : undefined;
  if (reference) c.var.ctx?.log.error({ err: error, reference, path: loggedPath(c.req.path) }, 'a request failed');
  const w = c.var.shown?.w ?? wordsFor('en');
  if (error instanceof RateLimited) c.header('Retry-After', String(error.retryAfterSeconds));
  const page = (
    <ErrorPage
      w={w}
      kind={kind}
      status={status}
      {...(error instanceof RateLimited ? { retryAfterSeconds: error.retryAfterSeconds } : {})}
      {...(reference ? { reference } : {})}
    />
  );
  if (isFragmentRequest(c.req) || !c.var.shown) return c.html(page, status);
  try {
    return await c.render(page, { title: w.errors.pages[kind].title, status });
  } catch (failure) {
    // What broke the request (the database, say) may break the shell around its error as well.
    c.var.ctx.log.error({ err: failure, path: loggedPath(c.req.path) }, 'an error page failed');
    return c.html(page, status);
  }
}

/**
 * Whether signing in would help a stranger. What a page's script asks for always was somebody's: told 403 or 404, it would
 * take the draft that it saves for gone.
 */
function isForSignIn(c: Context<Visit>, kind: Kind): boolean {
  if (isFragmentRequest(c.req)) return kind === 'forbidden' || kind === 'notFound';
  return kind === 'forbidden';
}

/** A stranger is shown the way in; a script that fetches gets the plain answer it can act on. */
function toSignIn(c: Context<Visit>): Response {
  const url = new URL(c.req.url);
  if (isFragmentRequest(c.req) || url.pathname === '/events') return c.body(null, 401);
  const next = c.req.method === 'GET' ? url.pathname + url.search : formPage(c);
  return c.redirect(next === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`, 303);
}

/** The page whose form was sent: what the form asked for can't be gone back to. */
function formPage(c: Context<Visit>): string {
  const page = URL.parse(c.req.header('Referer') ?? '');
  return page ? sitePath(page.pathname + page.search) : '/';
}

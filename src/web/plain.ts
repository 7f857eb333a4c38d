import { Hono } from 'hono';
import type { Visit } from '#src/company/sessions/index.ts';
import { challengeRoutes } from './challenge.ts';

type PlainDeps = { publicUrl: string | null; securePort: number; answerChallenge(token: string): string | null };

const HTTPS_PORT = 443;

/** The app of the port without TLS: nothing is shown or taken there, so that no password goes in clear. */
export function plainApp({ publicUrl, securePort, answerChallenge }: PlainDeps): Hono<Visit> {
  const port = securePort === HTTPS_PORT ? '' : `:${securePort}`;
  const app = new Hono<Visit>();
  app.route('/', challengeRoutes(answerChallenge));
  app.all('*', (c) => {
    const asked = URL.parse(c.req.url);
    if (!asked) return c.text('', 400);
    const base = publicUrl?.startsWith('https:') ? publicUrl : `https://${asked.hostname}${port}`;
    return c.redirect(base + asked.pathname + asked.search, 308);
  });
  return app;
}

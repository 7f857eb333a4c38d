import { Hono } from 'hono';
import type { Machine } from '#src/platform/context.ts';
import { lastEventId } from '#src/platform/events/index.ts';
import type { ServerFacts } from '../server-facts.ts';

/**
 * For whoever watches from outside, without a session and with no word about the company. /healthz: the process answers, so
 * there is no reason to start it anew. /readyz: it can do its work; 503 while it starts, ends, or can't read its database.
 */
export const healthRoutes = ({ reader }: Pick<Machine, 'reader'>, server: ServerFacts): Hono =>
  new Hono()
    .get('/healthz', (c) => c.text('ok\n'))
    .get('/readyz', async (c) => {
      if (!server.isReady()) return c.text('starting or stopping\n', 503);
      try {
        await lastEventId(reader);
        return c.text('ok\n');
      } catch {
        return c.text('the database does not answer\n', 503);
      }
    });

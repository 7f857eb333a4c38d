import { Hono } from 'hono';
import type { Visit } from '#src/company/sessions/index.ts';
import type { Machine } from '#src/platform/context.ts';
import { readMetrics } from './actions.ts';
import { expose } from './exposition.ts';
import { metricsGuard } from './may-read.ts';
import { countRequests } from './requests.ts';

const STREAM = '/events';

/**
 * Stands before everything else, so that it counts what others answer. Whoever may not read is told no more than a stranger
 * who asks for any page.
 */
export function metricsRoutes(machine: Machine, server: { version: string; startedAt: number }): Hono<Visit> {
  const mayRead = metricsGuard(machine.config);
  const app = new Hono<Visit>();
  if (mayRead === null) return app;
  const requests = countRequests();
  return app
    .use(async (c, next) => {
      const began = performance.now();
      await next();
      if (c.req.path !== STREAM) requests.note(c.req.method, c.res.status, (performance.now() - began) / 1000);
    })
    .get('/metrics', async (c) => {
      const isPassedOn = ['X-Forwarded-For', 'Forwarded'].some((name) => c.req.header(name) !== undefined);
      if (!mayRead({ address: c.env.address, isPassedOn, authorization: c.req.header('Authorization') })) {
        return c.text('401\n', 401, { 'WWW-Authenticate': 'Bearer realm="metrics"' });
      }
      const metrics = await readMetrics({ ...machine, actor: 'system' }, server);
      return c.text(expose([...metrics, requests.metric()]), 200, {
        'Content-Type': 'text/plain; version=0.0.4; charset=utf-8',
      });
    });
}

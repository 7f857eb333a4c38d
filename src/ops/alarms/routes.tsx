import { Hono } from 'hono';
import { requireRight } from '#src/company/access/index.ts';
import type { Visit } from '#src/company/sessions/index.ts';
import { listAlarms } from '#src/platform/alarms/index.ts';
import { AlarmList } from '#views/ops/alarms/alarm-list.tsx';

/** The fragment that open pages fetch when an alarm was raised or cleared. */
export const alarmRoutes = (): Hono<Visit> =>
  new Hono<Visit>().get('/alarms', async (c) => {
    requireRight(c.var.actor, 'company.manage');
    return c.html(<AlarmList {...c.var.shown} alarms={await listAlarms(c.var.ctx.reader)} />);
  });

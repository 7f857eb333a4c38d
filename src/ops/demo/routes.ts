import { Hono } from 'hono';
import { enter, type Visit } from '#src/company/sessions/index.ts';
import { NotFound } from '#src/lib/errors.ts';

/** The way in without a password: whoever holds the link that `demo` prints is signed in. There only while a demo runs. */
export type Entrance = { secret: string; userId: number };

export const demoRoutes = ({ secret, userId }: Entrance): Hono<Visit> =>
  new Hono<Visit>().get('/demo/:secret', async (c) => {
    if (c.req.param('secret') !== secret) throw new NotFound('page');
    await enter(c, userId);
    return c.redirect('/inbox/open', 303);
  });

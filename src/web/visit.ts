import { getCookie } from 'hono/cookie';
import { createMiddleware } from 'hono/factory';
import { actorOf } from '#src/company/access/index.ts';
import { companyName } from '#src/company/profile/index.ts';
import { findSession, SESSION_COOKIE, type Visit } from '#src/company/sessions/index.ts';
import type { Machine } from '#src/platform/context.ts';
import { pageReader } from '#src/platform/db/index.ts';
import { readSetting } from '#src/platform/settings/index.ts';
import { languages, pickLanguage, wordsFor } from '#src/words/index.ts';
import { readTimeZone } from './time-zone.ts';

/** Puts on each request who asks, and how to speak to them. */
export const visit = (instance: Machine) =>
  createMiddleware<Visit>(async (c, next) => {
    const machine = c.req.method === 'GET' ? { ...instance, reader: pageReader(instance.reader) } : instance;
    const stranger = { ...machine, actor: 'stranger' };
    const session = await findSession(stranger, getCookie(c, SESSION_COOKIE), c.env.address);
    const user = session?.user ?? null;
    const locale = pickLanguage(user?.language ?? null, c.req.header('Accept-Language') ?? null, languages);
    const timeZone = user?.timeZone ?? readTimeZone(getCookie(c, 'postroom_zone'));
    c.set('ctx', user ? { ...machine, actor: `user:${user.id}` } : stranger);
    c.set('session', session);
    c.set('actor', user ? await actorOf(machine.reader, user) : null);
    c.set('shown', { w: wordsFor(locale), locale, timeZone, now: machine.clock.now() });
    c.set('company', (await readSetting(machine.reader, companyName)) || null);
    // Told by the proxy's address where one speaks TLS for us, else by the request itself.
    c.set(
      'isSecure',
      [machine.config.publicUrl, c.req.url].some((url) => url?.startsWith('https:')),
    );
    await next();
  });

import { Hono } from 'hono';
import { type Actor, mailboxesWith, requireRight } from '#src/company/access/index.ts';
import { enter, type Visit, type VisitContext } from '#src/company/sessions/index.ts';
import { SHORTEST_PASSWORD } from '#src/company/users/index.ts';
import { Invalid, RateLimited } from '#src/lib/errors.ts';
import { formStatus, readForm } from '#src/lib/form.ts';
import { createThrottle } from '#src/lib/throttle.ts';
import { richText } from '#src/mail/html/index.ts';
import type { Clock } from '#src/platform/clock.ts';
import { languages, refusedForm } from '#src/words/index.ts';
import { type AccountPart, OwnAccountPage } from '#views/company/account/own-account-page.tsx';
import type { FormState } from '#views/ui/types.ts';
import { changeOwnPassword } from '../actions/password.ts';
import { changeOwnPhoto, changeOwnPreferences, changeOwnProfile, ownProfile, photoOf } from '../actions/profile.ts';
import { endOtherSessions, endOwnSession, ownSessions } from '../actions/sessions.ts';
import { passwordForm, preferencesForm, profileForm } from '../form.ts';
import { scaledPhoto } from '../photo.ts';
import { timeZones } from '../time-zones.ts';

const WINDOW_MS = 15 * 60 * 1000;
const YEAR_S = 365 * 24 * 3600;
const PARTS = ['profile', 'photo', 'preferences', 'password', 'sessions'] as const satisfies readonly AccountPart[];
/** The panel that says what was done. */
const PANELS: Record<AccountPart, string> = {
  profile: 'profile',
  photo: 'profile',
  preferences: 'preferences',
  password: 'password-panel',
  sessions: 'sessions',
};

type Refused = { part: AccountPart; form: FormState };

const mayFinish = (actor: Actor): boolean =>
  mailboxesWith(actor, 'mailbox.send').length + mailboxesWith(actor, 'mailbox.manage').length > 0;

async function accountPage(c: VisitContext, refused: Refused | null = null) {
  const { ctx, actor, session, shown } = c.var;
  const me = await ownProfile(ctx, actor);
  const sessions = await ownSessions(ctx, actor, session?.tokenHash ?? null);
  const typed = refused?.part === 'profile' ? refused.form.values.signature : undefined;
  const page = (
    <OwnAccountPage
      {...shown}
      me={me}
      signature={richText(typed ?? me.signature)}
      sessions={sessions}
      languages={languages}
      timeZones={timeZones}
      mayFinish={mayFinish(actor!)}
      shortestPassword={SHORTEST_PASSWORD}
      refused={refused}
      saved={PARTS.find((part) => part === c.req.query('saved')) ?? null}
    />
  );
  return c.render(page, { title: shown.w.account.title, status: formStatus(refused?.form.errors ?? {}) });
}

/** Does what a form of the page asks for, and comes back to the page: with what is wrong, or with what was done. */
async function change(c: VisitContext, part: AccountPart, act: (body: Record<string, unknown>) => Promise<void>) {
  requireRight(c.var.actor, 'account.change');
  const body = await c.req.parseBody();
  try {
    await act(body);
    return c.redirect(`/account?saved=${part}#${PANELS[part]}`, 303);
  } catch (error) {
    const refusal = error instanceof RateLimited ? new Invalid({ currentPassword: 'tooMany' }) : error;
    return accountPage(c, { part, form: refusedForm(c.var.shown.w, refusal, body) });
  }
}

export function ownPageRoutes({ clock }: { clock: Clock }): Hono<Visit> {
  const throttle = createThrottle({ most: 10, windowMs: WINDOW_MS }, clock.now);
  return new Hono<Visit>()
    .get('/account', async (c) => {
      requireRight(c.var.actor, 'account.change');
      return accountPage(c);
    })
    .put('/account/profile', (c) =>
      change(c, 'profile', (body) => changeOwnProfile(c.var.ctx, c.var.actor, readForm(body, profileForm))),
    )
    .put('/account/preferences', (c) =>
      change(c, 'preferences', (body) => changeOwnPreferences(c.var.ctx, c.var.actor, readForm(body, preferencesForm))),
    )
    .put('/account/photo', (c) =>
      change(c, 'photo', async ({ photo }) => {
        const bytes = photo instanceof File ? await photo.bytes() : new Uint8Array();
        await changeOwnPhoto(c.var.ctx, c.var.actor, await scaledPhoto(bytes));
      }),
    )
    .delete('/account/photo', (c) => change(c, 'photo', () => changeOwnPhoto(c.var.ctx, c.var.actor, null)))
    .put('/account/password', (c) =>
      change(c, 'password', async (body) => {
        const { ctx, actor } = c.var;
        await changeOwnPassword(ctx, actor, throttle, readForm(body, passwordForm));
        await enter(c, actor!.userId);
      }),
    )
    .delete('/account/sessions', (c) =>
      change(c, 'sessions', () => endOtherSessions(c.var.ctx, c.var.actor, c.var.session?.tokenHash ?? null)),
    )
    .delete('/account/sessions/:id{[0-9a-f]+}', (c) =>
      change(c, 'sessions', () => endOwnSession(c.var.ctx, c.var.actor, c.req.param('id'))),
    )
    .get('/users/:id{[0-9]+}/photo', async (c) => {
      requireRight(c.var.actor, 'inbox.open');
      const bytes = await photoOf(c.var.ctx, c.var.actor, Number(c.req.param('id')));
      // Its address names the very picture, so it never has to be asked for twice; no cache that others share may keep it.
      c.header('Cache-Control', `private, max-age=${YEAR_S}, immutable`);
      c.header('Content-Security-Policy', "default-src 'none'");
      return c.body(new Uint8Array(bytes), 200, { 'Content-Type': 'image/webp' });
    });
}

import { Hono } from 'hono';
import { requireRight } from '#src/company/access/index.ts';
import type { Visit, VisitContext } from '#src/company/sessions/index.ts';
import { formStatus, readForm } from '#src/lib/form.ts';
import { calendarDay } from '#src/words/index.ts';
import { AccountPage } from '#views/channels/accounts/account-page.tsx';
import type { FormState } from '#views/ui/types.ts';
import { moveAccount, planAccount } from '../actions/change.ts';
import { pauseAccount, removeAccount, resumeAccount, tryAccount } from '../actions/pause.ts';
import { accountShown } from '../actions/read.ts';
import { dayOf, startOfDay } from '../days.ts';
import { planForm, serverForm } from '../form.ts';
import { afterOf, planValues, serverValues, suggestedFolders } from '../plan.ts';
import { refused } from './forms.ts';

type Forms = { plan?: FormState; folders?: string[]; server?: FormState };

async function accountPage(c: VisitContext, id: number, forms: Forms = {}) {
  const { ctx, actor, shown } = c.var;
  const { account, chosen, folders, error, dialogue } = await accountShown(ctx, actor, id);
  const { settings, state } = account;
  const { fetched, sent } = suggestedFolders(folders, chosen, state === 'setup');
  const ticked = new Set(forms.folders ?? fetched);
  const cutOff = dayOf(settings.cutOffAt, shown.timeZone);
  const plan = {
    folders: folders.map(({ name }) => ({ name, isFetched: ticked.has(name) })),
    sentFolder: sent,
    fixedCutOff: state === 'setup' ? null : calendarDay(settings.cutOffAt, shown),
    form: forms.plan ?? { errors: {}, values: planValues(settings, cutOff) },
  };
  const page = (
    <AccountPage
      w={shown.w}
      id={id}
      user={settings.user}
      host={settings.host}
      signIn={settings.signIn}
      tried={{ works: error === null, error, dialogue }}
      plan={error === null ? plan : null}
      serverForm={forms.server ?? { errors: {}, values: serverValues(settings) }}
    />
  );
  const status = formStatus({ ...forms.plan?.errors, ...forms.server?.errors });
  return c.render(page, { title: shown.w.accounts.setupTitle(settings.user), page: 'accounts', status });
}

const idOf = (c: VisitContext) => Number(c.req.param('id'));

/** One account: what it fetches, where it lies, and its end. */
export const accountRoutes = (): Hono<Visit> =>
  new Hono<Visit>()
    .get('/accounts/:id{[0-9]+}', (c) => {
      requireRight(c.var.actor, 'company.manage');
      return accountPage(c, idOf(c));
    })
    .put('/accounts/:id{[0-9]+}/plan', async (c) => {
      requireRight(c.var.actor, 'company.manage');
      const body = await c.req.parseBody({ all: true });
      try {
        const { cutOff, after, afterFolder, pollMinutes, sentFolder, 'folders[]': folders } = readForm(body, planForm);
        await planAccount(c.var.ctx, c.var.actor, idOf(c), {
          folders: folders.filter((name) => name !== sentFolder),
          sentFolder: sentFolder === '' ? null : sentFolder,
          cutOffAt: cutOff === undefined ? c.var.ctx.clock.now() : startOfDay(cutOff, c.var.shown.timeZone),
          after: afterOf(after, afterFolder),
          pollMinutes,
        });
        return c.redirect('/accounts', 303);
      } catch (error) {
        const folders = [body['folders[]'] ?? []].flat().map(String);
        return accountPage(c, idOf(c), { plan: refused(c, error, body), folders });
      }
    })
    .put('/accounts/:id{[0-9]+}', async (c) => {
      requireRight(c.var.actor, 'company.manage');
      const body = await c.req.parseBody();
      try {
        await moveAccount(c.var.ctx, c.var.actor, idOf(c), readForm(body, serverForm));
        return c.redirect(`/accounts/${idOf(c)}`, 303);
      } catch (error) {
        return accountPage(c, idOf(c), { server: refused(c, error, body) });
      }
    })
    .delete('/accounts/:id{[0-9]+}', async (c) => {
      await removeAccount(c.var.ctx, c.var.actor, idOf(c));
      return c.redirect('/accounts', 303);
    })
    .post('/accounts/:id{[0-9]+}/pause', async (c) => {
      await pauseAccount(c.var.ctx, c.var.actor, idOf(c));
      return c.redirect('/accounts', 303);
    })
    .delete('/accounts/:id{[0-9]+}/pause', async (c) => {
      await resumeAccount(c.var.ctx, c.var.actor, idOf(c));
      return c.redirect('/accounts', 303);
    })
    .post('/accounts/:id{[0-9]+}/try', async (c) => {
      await tryAccount(c.var.ctx, c.var.actor, idOf(c));
      return c.redirect('/accounts', 303);
    });

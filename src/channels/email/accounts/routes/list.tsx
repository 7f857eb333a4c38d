import { Hono } from 'hono';
import { requireRight } from '#src/company/access/index.ts';
import { listMailboxes } from '#src/company/mailboxes/index.ts';
import type { Visit, VisitContext } from '#src/company/sessions/index.ts';
import type { DialogueLine } from '#src/lib/dialogue-line.ts';
import { formStatus, readForm } from '#src/lib/form.ts';
import { AccountsPage } from '#views/channels/accounts/accounts-page.tsx';
import { addAccount } from '../actions/add.ts';
import { registerClient } from '../actions/oauth.ts';
import { accountsShown, waysToSignIn } from '../actions/read.ts';
import { clientForm, newAccountForm } from '../form.ts';
import { BLANK, FRESH, redirectUriOf, refused } from './forms.ts';

async function accountsPage(
  c: VisitContext,
  { form = FRESH, oauthForm = BLANK, dialogue = [] as DialogueLine[] } = {},
) {
  const { ctx, actor, shown } = c.var;
  const mailboxes = await listMailboxes(ctx.reader);
  const page = (
    <AccountsPage
      {...shown}
      accounts={await accountsShown(ctx, actor)}
      mailboxes={mailboxes.map(({ id, name, address }) => ({ value: String(id), label: `${name} (${address})` }))}
      {...(await waysToSignIn(ctx, actor))}
      redirectUri={redirectUriOf(c)}
      form={form}
      oauthForm={oauthForm}
      dialogue={dialogue}
    />
  );
  const status = formStatus({ ...form.errors, ...oauthForm.errors });
  return c.render(page, { title: shown.w.accounts.title, page: 'accounts', status });
}

/** The list, adding to it, and the registrations at providers. */
export const listRoutes = (): Hono<Visit> =>
  new Hono<Visit>()
    .get('/accounts', (c) => {
      requireRight(c.var.actor, 'company.manage');
      return accountsPage(c);
    })
    .post('/accounts', async (c) => {
      requireRight(c.var.actor, 'company.manage');
      const body = await c.req.parseBody();
      const dialogue: DialogueLine[] = [];
      try {
        const account = readForm(body, newAccountForm);
        const id = await addAccount(c.var.ctx, c.var.actor, account, (line) => void dialogue.push(line));
        return c.redirect(`/accounts/${id}`, 303);
      } catch (error) {
        return accountsPage(c, { form: refused(c, error, body), dialogue });
      }
    })
    .post('/accounts/oauth/clients', async (c) => {
      requireRight(c.var.actor, 'company.manage');
      const body = await c.req.parseBody();
      try {
        const { authorizeUrl, tokenUrl, scope, ...client } = readForm(body, clientForm);
        const endpoints = client.provider === 'other' ? { authorizeUrl, tokenUrl, scope } : null;
        await registerClient(c.var.ctx, c.var.actor, { ...client, endpoints });
        return c.redirect('/accounts', 303);
      } catch (error) {
        return accountsPage(c, { oauthForm: refused(c, error, body) });
      }
    });

import { Hono } from 'hono';
import * as z from 'zod';
import { requireRight } from '#src/company/access/index.ts';
import type { Visit, VisitContext } from '#src/company/sessions/index.ts';
import { formStatus, line, readForm, rowId } from '#src/lib/form.ts';
import { refusedForm } from '#src/words/index.ts';
import { SpamPage } from '#views/channels/spam/spam-page.tsx';
import type { FormState } from '#views/ui/types.ts';
import { changeClassifier, changeRspamd } from './actions/choices.ts';
import { changeForgery } from './actions/forgery.ts';
import { spamPage } from './actions/page.ts';
import { blockSenderOf, listSender, unlistSender } from './actions/senders.ts';
import { type RspamdTest, testRspamd } from './actions/test-rspamd.ts';

const senderForm = z.object({ pattern: line(320), verdict: z.enum(['block', 'allow'], 'invalid') });
const classifierForm = z.object({
  isOn: z.string().optional(),
  threshold: z.enum(['0.99', '0.95', '0.85'], 'invalid').transform(Number),
});
const rspamdForm = z.object({ url: z.string('invalid').max(300, 'tooLong'), test: z.string().optional() });

const forgeryForm = z.object({ refuses: z.string().optional(), sealers: z.string('invalid').max(2000, 'tooLong') });

type Drawn = { senderForm?: FormState; rspamdForm?: FormState; forgeryForm?: FormState; test?: { answer: RspamdTest } };

const blank: FormState = { errors: {}, values: {} };

async function page(c: VisitContext, { senderForm = blank, rspamdForm, forgeryForm, test }: Drawn = {}) {
  const { ctx, actor, shown } = c.var;
  const { refuses, sealers, ...props } = await spamPage(ctx, actor);
  const rspamd = rspamdForm ?? { errors: {}, values: { url: props.rspamdUrl } };
  const forgery = forgeryForm
    ? { refuses: 'refuses' in forgeryForm.values, form: forgeryForm }
    : { refuses, form: { errors: {}, values: { sealers: sealers.join(', ') } } };
  return c.render(
    <SpamPage
      w={shown.w}
      locale={shown.locale}
      {...props}
      senderForm={senderForm}
      rspamdForm={rspamd}
      forgery={forgery}
      test={test ?? null}
      isSaved={c.req.method === 'GET' && c.req.query('saved') !== undefined}
    />,
    {
      title: shown.w.spam.page.title,
      page: 'spam',
      status: formStatus({ ...senderForm.errors, ...rspamd.errors, ...forgery.form.errors }),
    },
  );
}

export const spamRoutes = (): Hono<Visit> =>
  new Hono<Visit>()
    .get('/spam', (c) => {
      requireRight(c.var.actor, 'company.manage');
      return page(c);
    })
    .post('/spam/senders', async (c) => {
      const body = await c.req.parseBody();
      if ('messageId' in body) return block(c, body);
      requireRight(c.var.actor, 'company.manage');
      try {
        await listSender(c.var.ctx, c.var.actor, readForm(body, senderForm));
        return c.redirect('/spam', 303);
      } catch (error) {
        return page(c, { senderForm: refusedForm(c.var.shown.w, error, body) });
      }
    })
    .delete('/spam/senders/:pattern', async (c) => {
      await unlistSender(c.var.ctx, c.var.actor, c.req.param('pattern'));
      return c.redirect('/spam', 303);
    })
    .put('/spam/classifier', async (c) => {
      requireRight(c.var.actor, 'company.manage');
      const { isOn, threshold } = readForm(await c.req.parseBody(), classifierForm);
      // An unticked switch sends nothing.
      await changeClassifier(c.var.ctx, c.var.actor, { isOn: isOn !== undefined, threshold });
      return c.redirect('/spam?saved', 303);
    })
    .put('/spam/forgery', async (c) => {
      requireRight(c.var.actor, 'company.manage');
      const body = await c.req.parseBody();
      try {
        const { refuses, sealers } = readForm(body, forgeryForm);
        await changeForgery(c.var.ctx, c.var.actor, { refuses: refuses !== undefined, sealers });
        return c.redirect('/spam?saved', 303);
      } catch (error) {
        return page(c, { forgeryForm: refusedForm(c.var.shown.w, error, body) });
      }
    })
    .put('/spam/rspamd', async (c) => {
      requireRight(c.var.actor, 'company.manage');
      const body = await c.req.parseBody();
      try {
        const { url, test } = readForm(body, rspamdForm);
        if (test !== undefined) {
          const answer = await testRspamd(c.var.ctx, c.var.actor, url);
          return await page(c, { rspamdForm: { errors: {}, values: { url } }, test: { answer } });
        }
        await changeRspamd(c.var.ctx, c.var.actor, url);
        return c.redirect('/spam?saved', 303);
      } catch (error) {
        return page(c, { rspamdForm: refusedForm(c.var.shown.w, error, body) });
      }
    });

/** From a message: its sender is blocked. */
async function block(c: VisitContext, body: Record<string, unknown>) {
  requireRight(c.var.actor, 'inbox.open');
  const { messageId } = readForm(body, z.object({ messageId: rowId }));
  const conversationId = await blockSenderOf(c.var.ctx, c.var.actor, messageId);
  return c.redirect(`/conversations/${conversationId}`, 303);
}

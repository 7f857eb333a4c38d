import { Hono } from 'hono';
import { can, requireRight } from '#src/company/access/index.ts';
import type { Visit } from '#src/company/sessions/index.ts';
import { readForm } from '#src/lib/form.ts';
import { refusedForm } from '#src/words/index.ts';
import { addAddress, makePrimary, removeAddress } from '../actions/addresses.ts';
import { archiveMailbox, restoreMailbox, type UseOfMailbox } from '../actions/archive.ts';
import { changeMailbox, requireEditor } from '../actions/change.ts';
import { changeRights } from '../actions/rights.ts';
import { addressForm, mailboxForm, rightsForm, senderForm } from '../form.ts';
import { mailboxIdOf, mailboxPage } from './page.tsx';

/** One mailbox: what it is called and how it signs, its addresses, who may use it, and its end. */
export const mailboxPageRoutes = (use: UseOfMailbox): Hono<Visit> =>
  new Hono<Visit>()
    .get('/mailboxes/:id{[0-9]+}', (c) => mailboxPage(c, use))
    .put('/mailboxes/:id{[0-9]+}', async (c) => {
      requireEditor(c.var.actor, mailboxIdOf(c));
      const body = await c.req.parseBody();
      try {
        const changes = readForm(body, can(c.var.actor, 'company.manage') ? mailboxForm : senderForm);
        await changeMailbox(c.var.ctx, c.var.actor, mailboxIdOf(c), changes);
        return c.redirect(`/mailboxes/${mailboxIdOf(c)}?saved=mailbox`, 303);
      } catch (error) {
        return mailboxPage(c, use, { general: refusedForm(c.var.shown.w, error, body) });
      }
    })
    .post('/mailboxes/:id{[0-9]+}/addresses', async (c) => {
      requireRight(c.var.actor, 'company.manage');
      const body = await c.req.parseBody();
      try {
        await addAddress(c.var.ctx, c.var.actor, mailboxIdOf(c), readForm(body, addressForm).address);
        return c.redirect(`/mailboxes/${mailboxIdOf(c)}#addresses`, 303);
      } catch (error) {
        return mailboxPage(c, use, { address: refusedForm(c.var.shown.w, error, body) });
      }
    })
    .delete('/mailboxes/:id{[0-9]+}/addresses', async (c) => {
      requireRight(c.var.actor, 'company.manage');
      const { address } = readForm(await c.req.parseBody(), addressForm);
      await removeAddress(c.var.ctx, c.var.actor, mailboxIdOf(c), address);
      return c.redirect(`/mailboxes/${mailboxIdOf(c)}#addresses`, 303);
    })
    .put('/mailboxes/:id{[0-9]+}/primary-address', async (c) => {
      requireRight(c.var.actor, 'company.manage');
      const { address } = readForm(await c.req.parseBody(), addressForm);
      await makePrimary(c.var.ctx, c.var.actor, mailboxIdOf(c), address);
      return c.redirect(`/mailboxes/${mailboxIdOf(c)}#addresses`, 303);
    })
    .put('/mailboxes/:id{[0-9]+}/rights', async (c) => {
      requireRight(c.var.actor, 'company.manage');
      const ticks = readForm(await c.req.parseBody({ all: true }), rightsForm);
      await changeRights(c.var.ctx, c.var.actor, mailboxIdOf(c), ticks);
      return c.redirect(`/mailboxes/${mailboxIdOf(c)}?saved=rights#access`, 303);
    })
    .post('/mailboxes/:id{[0-9]+}/archive', async (c) => {
      await archiveMailbox(c.var.ctx, c.var.actor, use, mailboxIdOf(c));
      return c.redirect(`/mailboxes/${mailboxIdOf(c)}`, 303);
    })
    .delete('/mailboxes/:id{[0-9]+}/archive', async (c) => {
      await restoreMailbox(c.var.ctx, c.var.actor, mailboxIdOf(c));
      return c.redirect(`/mailboxes/${mailboxIdOf(c)}`, 303);
    });

import { Hono } from 'hono';
import * as z from 'zod';
import { requireRight } from '#src/company/access/index.ts';
import type { Visit, VisitContext } from '#src/company/sessions/index.ts';
import { Invalid, NotFound } from '#src/lib/errors.ts';
import { type FormBody, formStatus, readForm, rowId } from '#src/lib/form.ts';
import type { Probe } from '#src/mail/delivery/index.ts';
import { refusedForm } from '#src/words/index.ts';
import { MailboxRelayPage } from '#views/channels/sending/mailbox-relay-page.tsx';
import type { RelayFormProps } from '#views/channels/sending/relay-form.tsx';
import { SendingPage } from '#views/channels/sending/sending-page.tsx';
import type { FormState } from '#views/ui/types.ts';
import { changeRelay } from './actions/change-relay.ts';
import { sendingPage } from './actions/page.ts';
import { pauseSending } from './actions/pause.ts';
import { readRelays } from './actions/read-relays.ts';
import { testRelay } from './actions/test-relay.ts';
import { readRelay, relayValues } from './form.ts';
import type { Relay } from './relay.ts';

type Drawn = { form?: FormState; test?: Probe & { isTyped: boolean } };

/** A mailbox, or null for the company. */
type Whose = number | null;

export const sendingRoutes = (): Hono<Visit> =>
  new Hono<Visit>()
    .get('/sending', (c) => page(c, null))
    .post('/sending/relay', (c) => relayForm(c, null))
    .get('/sending/mailboxes/:id', (c) => page(c, mailboxIdOf(c)))
    .post('/sending/mailboxes/:id/relay', (c) => relayForm(c, mailboxIdOf(c)))
    .put('/sending/pause', (c) => pause(c, true))
    .delete('/sending/pause', (c) => pause(c, false));

function mailboxIdOf(c: VisitContext): number {
  requireRight(c.var.actor, 'company.manage');
  try {
    return readForm({ id: c.req.param('id') }, z.object({ id: rowId })).id;
  } catch {
    throw new NotFound('mailbox');
  }
}

async function pause(c: VisitContext, wanted: boolean) {
  await pauseSending(c.var.ctx, c.var.actor, wanted);
  return c.redirect('/sending', 303);
}

/** Saves what was typed, or (the button Test) tries it. */
async function relayForm(c: VisitContext, whose: Whose) {
  const { ctx, actor, shown } = c.var;
  requireRight(actor, 'company.manage');
  const body: FormBody = await c.req.parseBody();
  try {
    const relay = readRelay(body, await keptRelay(c, whose));
    if (body.test === undefined) {
      await changeRelay(ctx, actor, whose, relay);
      return c.redirect('/sending?saved', 303);
    }
    if (!relay) throw new Invalid({ host: 'required' });
    const probe = await testRelay(ctx, actor, relay);
    const test = { ...probe, isTyped: body.password !== '' };
    return page(c, whose, { form: { errors: {}, values: relayValues(relay) }, test });
  } catch (error) {
    return page(c, whose, { form: refusedForm(shown.w, error, body) });
  }
}

async function keptRelay(c: VisitContext, whose: Whose): Promise<Relay | null> {
  const { company, isConfigured, ofMailbox } = await readRelays(c.var.ctx);
  if (whose !== null) return ofMailbox.get(whose) ?? null;
  return isConfigured ? null : company;
}

async function page(c: VisitContext, whose: Whose, { form, test }: Drawn = {}) {
  const { ctx, actor, shown } = c.var;
  const { w } = shown;
  const facts = await sendingPage(ctx, actor);
  const kept = await keptRelay(c, whose);
  const relay: Omit<RelayFormProps, 'w' | 'action'> = {
    form: form ?? { errors: {}, values: relayValues(kept) },
    hasPassword: Boolean(kept?.password),
    test: test ?? null,
  };
  const options = { page: 'sending' as const, status: formStatus(relay.form.errors) };
  if (whose === null) {
    const isSaved = c.req.method === 'GET' && c.req.query('saved') !== undefined;
    return c.render(<SendingPage w={w} {...facts} relay={relay} isSaved={isSaved} />, {
      ...options,
      title: w.sending.title,
    });
  }
  const mailbox = facts.mailboxes.find(({ id }) => id === whose);
  if (!mailbox) throw new NotFound('mailbox');
  return c.render(<MailboxRelayPage w={w} mailbox={mailbox} relay={relay} />, { ...options, title: w.sending.title });
}

import { Hono } from 'hono';
import * as z from 'zod';
import type { Visit, VisitContext } from '#src/company/sessions/index.ts';
import {
  addAddress,
  addressesOf,
  rememberImages,
  removeAddress,
  renameContact,
  writeNote,
} from '#src/contacts/index.ts';
import { NotFound } from '#src/lib/errors.ts';
import { type FormBody, formStatus, readForm } from '#src/lib/form.ts';
import { isFragmentRequest } from '#src/lib/htmx.ts';
import { refusedForm } from '#src/words/index.ts';
import { ContactCard } from '#views/contacts/contact-card.tsx';
import { ContactPage } from '#views/contacts/contact-page.tsx';
import type { FormState } from '#views/ui/types.ts';
import { contactShown, requireContact, type SenderDeps } from '../actions/contact.ts';
import { requireConversation } from '../actions/conversation.ts';
import { contactPanel } from './contact-panel.tsx';
import { idOf } from './shown.tsx';
import { pageBefore } from './treatment.tsx';

const MOST_BESIDE = 5;
const MOST_ON_PAGE = 50;
const blank: FormState = { errors: {}, values: {} };

const text = (most: number) => z.string('required').trim().max(most, 'tooLong');
const nameForm = z.object({ name: text(200).regex(/^[^\p{Cc}]*$/u, 'invalid') });
const noteForm = z.object({ note: text(10_000), seen: z.string().default('') });
const addressForm = z.object({ address: text(254) });
const imagesForm = z.object({ shown: z.enum(['yes', 'no'], 'invalid') });
const verdictForm = z.object({ verdict: z.enum(['block', 'allow', 'none'], 'invalid') });

/** What is known of a contact: a panel beside the conversation, and a page of its own. */
export function contactRoutes(deps: SenderDeps): Hono<Visit> {
  /** After a change the card as it stands now, or without htmx the page one came from. */
  const answer = async (c: VisitContext, body: FormBody, form: FormState) => {
    const found = await requireContact(c.var.ctx, c.var.actor, idOf(c), 'mailbox.read');
    const status = formStatus(form.errors);
    const besideId = Number(body.conversation) || null;
    if (!isFragmentRequest(c.req)) {
      if (status === 200) return c.redirect(pageBefore(c, `/contacts/${idOf(c)}`), 303);
      return page(c, form);
    }
    const wish = { besideId, most: besideId === null ? MOST_ON_PAGE : MOST_BESIDE };
    const contact = await contactShown(c.var.ctx, deps, found, wish);
    return c.html(<ContactCard {...c.var.shown} contact={contact} besideId={besideId} form={form} />, status);
  };
  const page = async (c: VisitContext, form: FormState) => {
    const found = await requireContact(c.var.ctx, c.var.actor, idOf(c), 'mailbox.read');
    const contact = await contactShown(c.var.ctx, deps, found, { besideId: null, most: MOST_ON_PAGE });
    const title = contact.name || (contact.addresses[0]?.address ?? '');
    return c.render(<ContactPage {...c.var.shown} contact={contact} form={form} />, {
      title,
      status: formStatus(form.errors),
    });
  };
  /** @throws NotFound for an address that is not this contact's */
  const ownAddress = async (c: VisitContext) => {
    const address = String(c.req.param('address'));
    if (!(await addressesOf(c.var.ctx.reader, idOf(c))).includes(address)) throw new NotFound('address');
    return address;
  };
  /** Asks for the right, then does it; what the form had wrong comes back beside it. */
  const change = (act: (c: VisitContext, body: FormBody) => Promise<void>) => async (c: VisitContext) => {
    await requireContact(c.var.ctx, c.var.actor, idOf(c), 'mailbox.manage');
    // htmx puts what a form of DELETE holds into the query.
    const body = { ...c.req.query(), ...(await c.req.parseBody()) };
    try {
      await act(c, body);
    } catch (error) {
      return answer(c, body, refusedForm(c.var.shown.w, error, body));
    }
    return answer(c, body, blank);
  };

  return new Hono<Visit>()
    .get('/contacts/:id{[0-9]+}', (c) => page(c, blank))
    .get('/conversations/:id{[0-9]+}/contact', async (c) => {
      const { conversation } = await requireConversation(c.var.ctx, c.var.actor, idOf(c));
      return c.html(await contactPanel(c, deps, conversation));
    })
    .put(
      '/contacts/:id{[0-9]+}/name',
      change((c, body) => renameContact(c.var.ctx, idOf(c), readForm(body, nameForm).name)),
    )
    .put(
      '/contacts/:id{[0-9]+}/note',
      change((c, body) => {
        const { note, seen } = readForm(body, noteForm);
        return writeNote(c.var.ctx, idOf(c), note.replaceAll('\r\n', '\n'), seen.replaceAll('\r\n', '\n'));
      }),
    )
    .put(
      '/contacts/:id{[0-9]+}/images',
      change((c, body) => rememberImages(c.var.ctx, idOf(c), readForm(body, imagesForm).shown === 'yes')),
    )
    .post(
      '/contacts/:id{[0-9]+}/addresses',
      change((c, body) => addAddress(c.var.ctx, idOf(c), readForm(body, addressForm).address)),
    )
    .delete(
      '/contacts/:id{[0-9]+}/addresses/:address',
      change((c) => removeAddress(c.var.ctx, idOf(c), String(c.req.param('address')))),
    )
    .put(
      '/contacts/:id{[0-9]+}/senders/:address',
      change(async (c, body) => {
        const { verdict } = readForm(body, verdictForm);
        await deps.listAddress(c.var.ctx, c.var.actor!, await ownAddress(c), verdict === 'none' ? null : verdict);
      }),
    );
}

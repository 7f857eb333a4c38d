import { Hono } from 'hono';
import * as z from 'zod';
import { requireRight } from '#src/company/access/index.ts';
import { INCOMING_WAYS } from '#src/company/profile/index.ts';
import type { Visit, VisitContext } from '#src/company/sessions/index.ts';
import { Invalid, NotFound } from '#src/lib/errors.ts';
import { formStatus, readForm } from '#src/lib/form.ts';
import { fragmentTarget } from '#src/lib/htmx.ts';
import type { Resolver } from '#src/mail/dns/index.ts';
import { checkNow, keepChecked } from '#src/ops/domain-check/index.ts';
import { refusedForm } from '#src/words/index.ts';
import { FirstStepsPage } from '#views/ops/first-steps/first-steps-page.tsx';
import { TestStep } from '#views/ops/first-steps/test-step.tsx';
import type { FormState } from '#views/ui/types.ts';
import { chooseIncoming, chooseOutgoing, showFirstSteps } from './actions/choose.ts';
import { readProgress } from './actions/read.ts';
import { isOurs, readTest, sendTest } from './actions/test-mail.ts';
import { isStep, nextStep, OUTGOING_WAYS, type StepName, stepAfter } from './steps.ts';

const incomingForm = z.object({ way: z.enum(INCOMING_WAYS, 'required') });
const outgoingForm = z.object({ way: z.enum(OUTGOING_WAYS, 'required') });

const urlOf = (step: StepName) => `/first-steps/${step}`;
const blank: FormState = { errors: {}, values: {} };

/** @param resolver without a memory, for whoever has just changed a record */
export const firstStepsRoutes = (resolver: Resolver): Hono<Visit> =>
  new Hono<Visit>()
    .get('/first-steps', async (c) => {
      const { done } = await readProgress(c.var.ctx, c.var.actor);
      return c.redirect(urlOf(nextStep(done)), 303);
    })
    .get('/first-steps/:step', (c) => page(c, stepOf(c), blank))
    .put('/first-steps/incoming', (c) =>
      answer(c, 'incoming', async (body) => {
        await chooseIncoming(c.var.ctx, c.var.actor, readForm(body, incomingForm).way);
      }),
    )
    .put('/first-steps/outgoing', (c) =>
      answer(c, 'outgoing', async (body) => {
        await chooseOutgoing(c.var.ctx, c.var.actor, readForm(body, outgoingForm).way);
      }),
    )
    .post('/first-steps/dns', async (c) => {
      requireRight(c.var.actor, 'company.manage');
      await keepChecked(c.var.ctx, await checkNow(c.var.ctx, resolver));
      return c.redirect(urlOf('dns'), 303);
    })
    .post('/first-steps/test', async (c) => {
      const { ctx, actor, session, shown } = c.var;
      requireRight(actor, 'company.manage');
      try {
        await sendTest(ctx, actor, session!.user.email, shown.w);
      } catch (error) {
        // The page says so by itself.
        if (!(error instanceof Invalid)) throw error;
      }
      return c.redirect(urlOf('test'), 303);
    })
    .delete('/first-steps', async (c) => {
      await showFirstSteps(c.var.ctx, c.var.actor, false);
      return c.redirect('/', 303);
    });

function stepOf(c: VisitContext): StepName {
  requireRight(c.var.actor, 'company.manage');
  const step = c.req.param('step') ?? '';
  if (!isStep(step)) throw new NotFound('step');
  return step;
}

/** A choice, and on to the next step; where it was none, the step again. A way that needs more first stays where it is. */
async function answer(c: VisitContext, step: StepName, choose: (body: Record<string, unknown>) => Promise<void>) {
  requireRight(c.var.actor, 'company.manage');
  const body = await c.req.parseBody();
  try {
    await choose(body);
  } catch (error) {
    return page(c, step, refusedForm(c.var.shown.w, error, body));
  }
  const { done } = await readProgress(c.var.ctx, c.var.actor);
  return c.redirect(urlOf(done[step] ? stepAfter(step) : step), 303);
}

async function page(c: VisitContext, step: StepName, form: FormState) {
  const { ctx, actor, session, shown } = c.var;
  const progress = await readProgress(ctx, actor);
  const email = session!.user.email;
  const own = { ...ctx, db: ctx.reader };
  const test = { email, isOurs: await isOurs(own, email), last: await readTest(ctx), received: progress.received };
  const props = { ...shown, ...progress, test, step, form };
  if (fragmentTarget(c.req) === 'test-step') return c.html(<TestStep {...props} />);
  return c.render(<FirstStepsPage {...props} />, {
    title: shown.w.firstSteps.title,
    page: 'first-steps',
    status: formStatus(form.errors),
  });
}

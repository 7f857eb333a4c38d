import { Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { fetchingRoutes } from '#src/channels/email/accounts/index.ts';
import { parseAgain } from '#src/channels/email/ingest/index.ts';
import {
  cancelMail,
  editableQuote,
  forwardSubject,
  readdressMail,
  replyRecipients,
  retryMail,
} from '#src/channels/email/outgoing/index.ts';
import { sendingRoutes } from '#src/channels/email/sending/index.ts';
import { listAddress, listedSenders, spamReasons, spamRoutes } from '#src/channels/email/spam/index.ts';
import { sendSystemMail } from '#src/channels/email/system-mail/index.ts';
import { accountRoutes } from '#src/company/account/index.ts';
import { listMailboxes, mailboxRoutes } from '#src/company/mailboxes/index.ts';
import { peopleRoutes } from '#src/company/people/index.ts';
import { sessionRoutes, type Visit } from '#src/company/sessions/index.ts';
import { teamRoutes } from '#src/company/teams/index.ts';
import { MOST_FILE_BYTES } from '#src/inbox/drafts/index.ts';
import { inboxRoutes, openCounts } from '#src/inbox/pages/index.ts';
import { NotFound } from '#src/lib/errors.ts';
import type { Resolver } from '#src/mail/dns/index.ts';
import { alarmRoutes } from '#src/ops/alarms/index.ts';
import { jobRoutes } from '#src/ops/background-jobs/index.ts';
import { backupRoutes } from '#src/ops/backup/index.ts';
import { companyRoutes } from '#src/ops/company-page/index.ts';
import { demoRoutes, type Entrance } from '#src/ops/demo/index.ts';
import { domainRoutes } from '#src/ops/domain-check/index.ts';
import { firstStepsRoutes } from '#src/ops/first-steps/index.ts';
import { mailLogRoutes } from '#src/ops/mail-log/index.ts';
import { metricsRoutes } from '#src/ops/metrics/index.ts';
import { setupRoutes } from '#src/ops/setup/index.ts';
import { healthRoutes, NO_SERVER, type ServerFacts, statusRoutes } from '#src/ops/status/index.ts';
import type { Machine } from '#src/platform/context.ts';
import type { Hub } from '#src/platform/live/index.ts';
import { VERSION } from '#src/platform/version.ts';
import { assetRoutes } from './assets.ts';
import { challengeRoutes } from './challenge.ts';
import { compressPages } from './compress.ts';
import { showError } from './errors.tsx';
import { eventStream } from './event-stream.ts';
import { formMethod } from './form-method.ts';
import { securityHeaders } from './headers.ts';
import { useOfMailbox } from './mailbox-use.ts';
import { sameOriginOnly } from './origin.ts';
import { renderer } from './renderer.tsx';
import { visit } from './visit.ts';

export type AppDeps = {
  machine: Machine;
  hub: Hub;
  setupToken: string;
  /** DNS as it stands now, without a memory */
  resolver: Resolver;
  /** what the authority of our certificate asks for by token */
  answerChallenge?: (token: string) => string | null;
  /** a demo's way in */
  entrance?: Entrance | undefined;
  /** what the program that serves it knows of itself */
  server?: ServerFacts;
};

const MOST_FORM_BYTES = 4_000_000;
const MOST_STRANGERS_BYTES = 64_000;

const strangersLimit = bodyLimit({ maxSize: MOST_STRANGERS_BYTES });
const formLimit = bodyLimit({ maxSize: MOST_FORM_BYTES });
const uploadLimit = bodyLimit({ maxSize: MOST_FILE_BYTES + MOST_FORM_BYTES });

/** Files come with drafts and as one's photo, and from nobody who is not signed in; a stranger has a form or two to fill in. */
const takesFiles = (path: string) => path.startsWith('/drafts/') || path === '/account/photo';

const limitBody: MiddlewareHandler<Visit> = (c, next) => {
  if (!c.var.actor) return strangersLimit(c, next);
  return takesFiles(c.req.path) ? uploadLimit(c, next) : formLimit(c, next);
};

/** The whole app, ready for requests; it listens nowhere by itself, so tests ask it directly. */
export function createApp({
  machine,
  hub,
  setupToken,
  resolver,
  answerChallenge,
  server = NO_SERVER,
  entrance,
}: AppDeps): Hono<Visit> {
  const app = new Hono<Visit>();
  app.use(compressPages);
  app.use(securityHeaders(machine.config.publicUrl));
  app.route('/', metricsRoutes(machine, { version: VERSION, startedAt: server.startedAt }));
  app.route('/', healthRoutes(machine, server));
  app.route('/assets', assetRoutes());
  if (answerChallenge) app.route('/', challengeRoutes(answerChallenge));
  app.use(sameOriginOnly(machine.config.publicUrl));
  app.use(visit(machine));
  app.use(renderer);
  app.use(limitBody);
  app.use(formMethod(app));

  app.route('/', setupRoutes({ token: setupToken }));
  app.route('/', sessionRoutes(machine));
  app.route('/', accountRoutes(machine));
  app.route('/', peopleRoutes({ publicUrl: machine.config.publicUrl, sendMail: sendSystemMail }));
  app.route('/', mailboxRoutes({ openCounts, useOf: useOfMailbox }));
  app.route('/', teamRoutes({ mailboxes: ({ reader }) => listMailboxes(reader) }));
  app.route('/', fetchingRoutes());
  app.route('/', sendingRoutes());
  app.route('/', companyRoutes());
  app.route('/', spamRoutes());
  app.route('/', domainRoutes(resolver));
  app.route('/', mailLogRoutes());
  app.route('/', firstStepsRoutes(resolver));
  app.route('/', backupRoutes());
  app.route('/', statusRoutes(server, resolver));
  app.route('/', jobRoutes(server.jobKinds));
  app.route('/', alarmRoutes());
  app.route('/', eventStream(hub, machine.config.beatSeconds * 1000));
  app.route(
    '/',
    inboxRoutes({
      resolver,
      parseAgain,
      recipients: replyRecipients,
      editableQuote,
      forwardSubject,
      spamReasons,
      listedSenders,
      listAddress,
      retryMail,
      cancelMail,
      readdressMail,
    }),
  );
  if (entrance) app.route('/', demoRoutes(entrance));
  app.notFound((c) => showError(new NotFound('page'), c));
  app.onError(showError);
  return app;
}

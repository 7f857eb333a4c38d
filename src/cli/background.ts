import { runAccounts } from '#src/channels/email/accounts/index.ts';
import { jobs as ingestJobs } from '#src/channels/email/ingest/index.ts';
import { emailDispatch, eventHandlers as outgoingHandlers } from '#src/channels/email/outgoing/index.ts';
import { deliveryDeps } from '#src/channels/email/sending/index.ts';
import { eventHandlers as spamHandlers, jobs as spamJobs } from '#src/channels/email/spam/index.ts';
import {
  sendSystemMail,
  eventHandlers as systemMailHandlers,
  jobs as systemMailJobs,
} from '#src/channels/email/system-mail/index.ts';
import { jobs as accountJobs } from '#src/company/account/index.ts';
import { eventHandlers as domainHandlers, jobs as domainJobs } from '#src/company/domains/index.ts';
import { jobs as sessionJobs } from '#src/company/sessions/index.ts';
import { aboutMails } from '#src/inbox/conversations/index.ts';
import { jobs as draftJobs } from '#src/inbox/drafts/index.ts';
import { runDelivery } from '#src/mail/delivery/index.ts';
import { cachedResolver, type Resolver } from '#src/mail/dns/index.ts';
import { jobs as traceJobs } from '#src/mail/trace/index.ts';
import { eventHandlers as alarmHandlers } from '#src/ops/alarms/index.ts';
import { backupJobs } from '#src/ops/backup/index.ts';
import { eventHandlers as domainCheckHandlers, jobs as domainCheckJobs } from '#src/ops/domain-check/index.ts';
import { ownAuthorities } from '#src/platform/authorities.ts';
import type { Ctx } from '#src/platform/context.ts';
import { followEvents, parkedEventJobs } from '#src/platform/events/index.ts';
import { runJobs } from '#src/platform/jobs/index.ts';
import { ownProgram } from './own-program.ts';

const handlers = [
  ...outgoingHandlers,
  ...systemMailHandlers,
  ...domainHandlers,
  ...domainCheckHandlers,
  ...alarmHandlers,
  ...spamHandlers,
];

/**
 * What goes on by itself behind the ports: jobs, those who follow events, sending, fetching.
 * @param resolver without a memory, for what looks whether a record stands in DNS by now; mail is sent with one
 */
export async function startBackground(
  ctx: Ctx,
  resolver: Resolver,
): Promise<{ jobKinds: string[]; stop(): Promise<void> }> {
  await using parts = new AsyncDisposableStack();
  const backups = backupJobs(ownProgram());
  const kinds = [
    ...ingestJobs,
    ...systemMailJobs,
    ...draftJobs(emailDispatch),
    ...sessionJobs,
    ...accountJobs({ sendMail: sendSystemMail }),
    ...spamJobs,
    ...traceJobs,
    ...domainCheckJobs(resolver),
    ...domainJobs(resolver),
    ...backups.kinds,
    ...parkedEventJobs(handlers),
  ];
  const runner = await runJobs(ctx, kinds);
  parts.defer(runner.stop);
  parts.defer(backups.stop);
  const events = followEvents(ctx, handlers);
  parts.defer(events.stop);
  const ways = deliveryDeps({ resolver: cachedResolver(resolver, ctx.clock.now), ca: ownAuthorities(ctx.config) });
  const delivery = await runDelivery(ctx, { ...ways, aboutOf: aboutMails });
  parts.defer(delivery.stop);
  const accounts = runAccounts(ctx);
  parts.defer(accounts.stop);
  const running = parts.move();
  return { jobKinds: kinds.map(({ kind }) => kind), stop: () => running.disposeAsync() };
}

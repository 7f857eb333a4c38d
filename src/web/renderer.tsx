import { createMiddleware } from 'hono/factory';
import type { Child } from 'hono/jsx';
import { can, mailboxesWith } from '#src/company/access/index.ts';
import type { Frame, Visit, VisitContext } from '#src/company/sessions/index.ts';
import { photoUrl } from '#src/company/users/index.ts';
import { openIdOf, sidebar } from '#src/inbox/pages/index.ts';
import { firstStepsShown } from '#src/ops/first-steps/index.ts';
import { listAlarms } from '#src/platform/alarms/index.ts';
import { lastEventId } from '#src/platform/events/index.ts';
import { readSetting } from '#src/platform/settings/index.ts';
import { Leaving } from '#views/inbox/drafts/leaving.tsx';
import { Document } from '#views/layouts/document.tsx';
import { Plain } from '#views/layouts/plain.tsx';
import { Shell } from '#views/layouts/shell.tsx';
import { AlarmList } from '#views/ops/alarms/alarm-list.tsx';
import { iconUrl, scriptUrl, styleUrl } from './assets.ts';

/** Gives Hono its renderer: a feature's route says what stands on the page and knows nothing of what is around it. */
export const renderer = createMiddleware<Visit>(async (c, next) => {
  c.setRenderer(async (content, frame) => c.html(await page(c, content, frame), frame.status ?? 200));
  await next();
});

async function page(c: VisitContext, content: Child, frame: Frame) {
  const { actor, company, shown } = c.var;
  const title = shown.w.shell.pageTitle(frame.title, company ?? 'Postroom');
  const isInside = actor !== null && !frame.isPlain;
  const inside = isInside ? (
    await shell(c, content, frame)
  ) : (
    <Plain w={shown.w} company={company}>
      {content}
    </Plain>
  );
  return (
    <Document lang={shown.locale} title={title} styleUrl={styleUrl} scriptUrl={scriptUrl} iconUrl={iconUrl}>
      {inside}
    </Document>
  );
}

async function shell(c: VisitContext, content: Child, { title, place, page }: Frame) {
  const { ctx, actor, session, company, shown } = c.var;
  const { w, locale } = shown;
  const { leaving, ...counted } = await sidebar(ctx, actor!);
  const isDrafts = place?.isDrafts || c.req.path === '/drafts' || c.req.path.startsWith('/drafts/');
  const lists = { locale, place: isDrafts ? null : (place ?? null), isDrafts, ...counted };
  const isAdmin = can(actor, 'company.manage');
  const hasFirstSteps = isAdmin && (await readSetting(ctx.reader, firstStepsShown));
  const foot = {
    me: {
      id: actor!.userId,
      name: actor!.name,
      isAdmin,
      managesMailboxes: mailboxesWith(actor!, 'mailbox.manage').length > 0,
      photo: session && photoUrl(session.user),
    },
    page: page ?? null,
    hasFirstSteps,
  };
  const cursor = await lastEventId(ctx.reader);
  return (
    <Shell
      w={w}
      company={company ?? 'Postroom'}
      cursor={cursor}
      here={title}
      lists={lists}
      foot={foot}
      leaving={<Leaving {...shown} answers={leaving} openId={openIdOf(c.req.url)} />}
      alarms={isAdmin ? <AlarmList {...shown} alarms={await listAlarms(ctx.reader)} /> : null}
    >
      {content}
    </Shell>
  );
}

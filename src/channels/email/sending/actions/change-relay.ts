import { type Actor, requireRight } from '#src/company/access/index.ts';
import { findMailbox, writeSealedRelay } from '#src/company/mailboxes/index.ts';
import { Conflict, NotFound } from '#src/lib/errors.ts';
import { hastenAll } from '#src/mail/delivery/index.ts';
import { clearAlarm } from '#src/platform/alarms/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import { recordEvents } from '#src/platform/events/index.ts';
import { writeSetting } from '#src/platform/settings/index.ts';
import { relayAlarm } from '../alarm.ts';
import { configuredRelay, type Relay } from '../relay.ts';
import { sealedCompanyRelay } from '../settings.ts';

/**
 * Sets how the mail of a mailbox leaves, or (null) the company's. What waits for the way it had is tried at once.
 * @param relay null for no relay of its own
 * @throws Conflict where the configuration says how
 */
export async function changeRelay(
  ctx: Ctx,
  actor: Actor | null,
  mailboxId: number | null,
  relay: Relay | null,
): Promise<void> {
  requireRight(actor, 'company.manage');
  if (mailboxId === null && configuredRelay(ctx.config)) throw new Conflict('The configuration names the relay');
  const sealed = relay && ctx.secrets.seal(Buffer.from(JSON.stringify(relay)));
  await transaction(ctx, async (ctx) => {
    if (mailboxId === null)
      await writeSetting(ctx.db, sealedCompanyRelay, sealed && Buffer.from(sealed).toString('base64'));
    else {
      if (!(await findMailbox(ctx.db, mailboxId))) throw new NotFound('mailbox');
      await writeSealedRelay(ctx.db, mailboxId, sealed);
    }
    const { password: _password, ...shown } = relay ?? { password: null, host: null };
    await recordEvents(ctx, [
      { name: 'relay.changed', subject: 'mailbox', subjectId: mailboxId ?? 0, mailboxId, data: shown },
    ]);
    await clearAlarm(ctx, relayAlarm(mailboxId));
    await hastenAll(ctx);
  });
}

import { type Actor, requireRight } from '#src/company/access/index.ts';
import { aboutMails } from '#src/inbox/conversations/index.ts';
import { Invalid } from '#src/lib/errors.ts';
import { cancelRecipient, holdRecipient, retryRecipient } from '#src/mail/delivery/index.ts';
import type { Ctx } from '#src/platform/context.ts';

const DO = { retry: retryRecipient, cancel: cancelRecipient, hold: holdRecipient };
export type QueueVerb = keyof typeof DO;

export const isQueueVerb = (text: string): text is QueueVerb => Object.hasOwn(DO, text);

/** @returns for how many it was not too late */
export async function changeQueue(ctx: Ctx, actor: Actor | null, verb: QueueVerb, chosen: string[]): Promise<number> {
  requireRight(actor, 'company.manage');
  const recipients = chosen.map(readRecipient);
  let changed = 0;
  // So that whoever reads a conversation sees what was done with its mail.
  const about = await aboutMails(ctx, [...new Set(recipients.map(({ rawId }) => rawId))]);
  for (const { rawId, address } of recipients) {
    changed += (await DO[verb](ctx, { rawId, address, about: about.get(rawId) })) ? 1 : 0;
  }
  return changed;
}

/** A recipient as the page's form names it: the mail's id, a space, the address. */
function readRecipient(text: string) {
  const match = /^(\d{1,15}) (\S{1,320})$/.exec(text);
  if (!match) throw new Invalid({ 'recipients[]': 'invalid' });
  return { rawId: Number(match[1]), address: match[2]! };
}

import { type Actor, mailboxesWith, requireRight } from '#src/company/access/index.ts';
import { listUsers } from '#src/company/users/index.ts';
import { contactsBeginning } from '#src/contacts/index.ts';
import { contactsKnownIn } from '#src/inbox/conversations/index.ts';
import type { MailAddress } from '#src/mail/address/index.ts';
import type { Ctx } from '#src/platform/context.ts';

const MOST_SHOWN = 8;
const MOST_LOOKED_AT = 60;
const MOST_LETTERS = 100;

/** Whom these letters may mean: contacts of mailboxes one may read (hazard W4), and colleagues. */
export async function completions(ctx: Ctx, actor: Actor | null, typed: string): Promise<MailAddress[]> {
  requireRight(actor, 'inbox.open');
  const letters = typed.trim().slice(0, MOST_LETTERS);
  if (letters === '') return [];
  const found = await contactsBeginning(ctx.reader, letters, MOST_LOOKED_AT);
  const ids = [...new Set(found.map(({ id }) => id))];
  const known = await contactsKnownIn(ctx.reader, ids, mailboxesWith(actor, 'mailbox.read'));
  const contacts = found.filter(({ id }) => known.has(id));
  const people = [...contacts, ...(await colleagues(ctx, letters))];
  return [...new Map(people.map(({ name, address }) => [address, { name, address }])).values()].slice(0, MOST_SHOWN);
}

async function colleagues(ctx: Ctx, letters: string): Promise<MailAddress[]> {
  const key = letters.toLowerCase();
  const working = (await listUsers(ctx.reader)).filter(({ disabledAt }) => disabledAt === null);
  const isMeant = (name: string) =>
    name
      .toLowerCase()
      .split(/\s+/)
      .concat(name.toLowerCase())
      .some((part) => part.startsWith(key));
  return working
    .filter(({ name, email }) => isMeant(name) || email.startsWith(key))
    .map(({ name, email }) => ({ name, address: email }));
}

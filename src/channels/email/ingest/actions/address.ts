import { mailboxesOfAddresses, oldestMailboxId, ourAddresses } from '#src/company/mailboxes/index.ts';
import { usersByEmail } from '#src/company/users/index.ts';
import { rememberContacts } from '#src/contacts/index.ts';
import type { Clues } from '#src/inbox/threading/index.ts';
import { addressKey, domainOf, type MailAddress, splitPlusTag } from '#src/mail/address/index.ts';
import { mayActAsParticipant } from '#src/mail/authentication/index.ts';
import { conversationOfTag, messageIdOfTag } from '#src/mail/message-id/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import type { Letter } from '../letter.ts';

/** A letter for one of the mailboxes it came to, with what says where it belongs. */
export type Delivery = { letter: Letter; clues: Clues; contactId: number; sentBy?: { userId: number | null } };

const base = (address: string) => addressKey(splitPlusTag(address).address);

/** One delivery for each letter and mailbox of ours. */
export async function addressed(ctx: Ctx, key: Uint8Array, letters: Letter[]): Promise<Delivery[]> {
  const mailboxesOf = await mailboxFinder(ctx, letters);
  const customers = await customersOf(ctx, letters);
  const contacts = await rememberContacts(ctx, [...customers.values()]);
  const authors = await authorsOf(ctx, letters);
  return letters.flatMap((letter) => {
    const contactId = contacts.get(addressKey(customers.get(letter)!.address))!;
    const taggedIds = letter.addressedTo.flatMap(
      (address) => conversationOfTag(key, splitPlusTag(address).tag ?? '') ?? [],
    );
    const named = letter.addressedTo.flatMap(
      (address) => messageIdOfTag(key, splitPlusTag(address).tag ?? '', domainOf(address)) ?? [],
    );
    return mailboxesOf(letter).map((mailboxId) => {
      const { content } = letter;
      const clues = {
        mailboxId,
        contactId,
        headerId: content.headerId!,
        refersTo: [...named, ...letter.refersTo],
        taggedIds,
        standing: standingOf(letter),
        people: peopleOf(letter),
      };
      return { letter, contactId, clues, ...(letter.envelope.isSent ? { sentBy: { userId: authors(letter) } } : {}) };
    });
  });
}

const peopleOf = ({ sender, content: { people } }: Letter) =>
  [sender, ...people.to, ...people.cc].map(({ address }) => addressKey(address));

function standingOf({ envelope, examination, sender }: Letter): Clues['standing'] {
  if (envelope.isSent) return 'ours';
  return mayActAsParticipant(examination?.verification ?? null, sender.address) ? 'given' : 'doubted';
}

async function mailboxFinder(ctx: Ctx, letters: Letter[]): Promise<(letter: Letter) => number[]> {
  const addresses = [...new Set(letters.flatMap(({ envelope }) => envelope.to.map(base)))];
  const mailboxes = await mailboxesOfAddresses(ctx.db, addresses);
  const fallback = await oldestMailboxId(ctx.db);
  return ({ envelope }) => {
    if (envelope.mailboxId !== undefined) return [envelope.mailboxId];
    // postmaster (RFC 5321 4.5.1), and an address removed since the 250, reach the first mailbox: nothing is lost.
    return [...new Set(envelope.to.map((address) => mailboxes.get(base(address)) ?? fallback))];
  };
}

/** The customer of each letter: who wrote it, or of what one of us sent, the first it went to outside the house. */
async function customersOf(ctx: Ctx, letters: Letter[]): Promise<Map<Letter, MailAddress>> {
  const ours = letters.some(({ envelope }) => envelope.isSent) ? await ourAddresses(ctx.db) : new Map();
  return new Map(
    letters.map((letter) => {
      const { people } = letter.content;
      const outside = [...people.to, ...people.cc].find(({ address }) => !ours.has(base(address)));
      return [letter, (letter.envelope.isSent && outside) || letter.sender];
    }),
  );
}

/** Which of us wrote a mail that we sent elsewhere. */
async function authorsOf(ctx: Ctx, letters: Letter[]): Promise<(letter: Letter) => number | null> {
  const sent = letters.filter(({ envelope }) => envelope.isSent);
  const users = await usersByEmail(
    ctx.db,
    sent.flatMap(({ authors }) => authors),
  );
  return ({ authors }) =>
    authors.map((address) => users.get(address.toLowerCase())).find((id) => id !== undefined) ?? null;
}

import type { Envelope } from '#src/mail/raw/index.ts';
import type { Account, AccountFolder } from './schema.ts';

/** The envelope is gone once a mail lies in a folder; what is known instead is where it lay and since when. */
export function envelopeOf(
  { id, mailboxId, settings }: Pick<Account, 'id' | 'mailboxId' | 'settings'>,
  { name, role }: Pick<AccountFolder, 'name' | 'role'>,
  arrivedAt: number,
  mailboxAddress: string | undefined,
): Envelope {
  return {
    from: '',
    to: mailboxAddress === undefined ? [] : [mailboxAddress],
    source: `imap:${id}`,
    folder: name,
    mailboxId,
    arrivedAt,
    ...(arrivedAt < settings.cutOffAt ? { isHistory: true } : {}),
    ...(role === 'sent' ? { isSent: true } : {}),
  };
}

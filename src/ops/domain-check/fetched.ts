import { listAccounts } from '#src/channels/email/accounts/index.ts';
import { ourAddresses } from '#src/company/mailboxes/index.ts';
import { domainOf } from '#src/mail/address/index.ts';
import type { Db } from '#src/platform/db/index.ts';

/** Domains of ours with a mailbox that is fed by IMAP: their mail may well go elsewhere. */
export async function fetchedDomains(db: Db): Promise<Set<string>> {
  const fed = new Set((await listAccounts(db)).map(({ mailboxId }) => mailboxId));
  const addresses = await ourAddresses(db);
  return new Set([...addresses].flatMap(([address, mailboxId]) => (fed.has(mailboxId) ? [domainOf(address)] : [])));
}

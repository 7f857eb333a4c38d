/**
 * The addresses that customers write to. A mailbox has one primary address and any number of others.
 * Owns `mailbox` and `mailbox_address`. Emits `mailbox.added`.
 */
export { addMailbox } from './actions.ts';
export { createAddressBook } from './address-book.ts';
export { mailboxRoutes } from './routes.tsx';
export {
  findMailbox,
  listMailboxes,
  mailboxesOfAddresses,
  oldestMailboxId,
  ourAddresses,
  sealedRelays,
  writeSealedRelay,
} from './store.ts';

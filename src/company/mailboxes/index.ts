/**
 * The addresses that customers write to. A mailbox has one primary address and any number of others.
 * Owns `mailbox` and `mailbox_address`. Emits `mailbox.added`.
 */
export { addMailbox, type NewMailbox } from './actions.ts';
export { type AddressBook, createAddressBook } from './address-book.ts';
export { mailboxForm, mailboxRoutes } from './routes.tsx';
export type { Mailbox } from './schema.ts';
export { findMailbox, listMailboxes, mailboxesOfAddresses, oldestMailboxId, ourAddresses } from './store.ts';

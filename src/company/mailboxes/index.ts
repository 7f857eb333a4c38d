/**
 * The addresses that customers write to. A mailbox has one primary address and any number of others; archived, it takes no
 * mail and can only be read.
 * Owns `mailbox` and `mailbox_address`. Emits mailbox.added, .renamed, .sender-changed, .signature-changed, .address-added,
 * .address-removed, .primary-changed, .archived and .restored.
 */
export { addMailbox } from './actions/add.ts';
export { createAddressBook, isOurAddress } from './address-book.ts';
export { mailboxRoutes } from './routes/index.ts';
export {
  findMailbox,
  listMailboxes,
  mailboxesOfAddresses,
  oldestMailboxId,
  ourAddresses,
  sealedRelays,
} from './store/read.ts';
export { writeSealedRelay } from './store/write.ts';

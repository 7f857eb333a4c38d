/**
 * The people who write to us. A contact is made from the first mail of an address.
 * Owns `contact` and `contact_address`. Emits `contact.added`.
 */

export { rememberContacts } from './actions.ts';
export { contactsFor, contactsOf } from './store.ts';

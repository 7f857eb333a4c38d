/**
 * The people who write to us. A contact is made from the first mail of an address; an address that mail comes back from
 * is marked until it is heard of again. Owns `contact`, `contact_word` and `contact_address`. Emits `contact.added`, `contact.bounced`,
 * `contact.reachable`, `contact.images_allowed`, `contact.images_withheld`, `contact.renamed`, `contact.noted`, `contact.address-added`,
 * `contact.address-removed`.
 */

export { clearBounces, markBounced } from './actions/bounces.ts';
export { addAddress, removeAddress, renameContact, writeNote } from './actions/change.ts';
export { rememberContacts } from './actions/remember.ts';
export { rememberImages } from './actions/show-images.ts';
export type { BounceMark } from './schema.ts';
export { contactsBeginning } from './search.sqlite.ts';
export { addressesOf, bouncesOf, contactsFor, contactsOf, findContact, showsImages } from './store.ts';

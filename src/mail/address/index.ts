/*
 * Mail addresses: what counts as one, and how two of them are compared.
 * Pure functions; owns no tables, emits and handles no events.
 * SMTPUTF8 is not advertised, so an address that we use is ASCII (an international domain in its xn-- form).
 */
export { readAddressList, writeAddressList } from './address-list.ts';
export { addressKey, domainOf, isMailAddress, type MailAddress } from './mail-address.ts';
export { splitPlusTag } from './plus-tag.ts';

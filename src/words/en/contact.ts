import { wholeNumber } from '../numbers.ts';
import { plural } from '../plural.ts';

const n = (count: number) => wholeNumber(count, 'en');

export const contact = {
  title: 'Contact',
  show: 'Show the contact',
  hide: 'Hide the contact',
  page: 'Open the contact’s page',
  name: 'Name',
  rename: 'Change the name',
  save: 'Save',
  addresses: 'Addresses',
  addressMenu: (address: string) => `What to do with ${address}`,
  write: (address: string) => `Write to ${address}`,
  addAddress: 'Add an address',
  newAddress: 'Another address of this contact',
  add: 'Add',
  removeAddress: 'Remove the address',
  block: 'Block the sender',
  unblock: 'No longer block',
  blocked: 'Blocked',
  allow: 'Never take for spam',
  unallow: 'Judge like any other',
  allowed: 'Never spam',
  bounced: (date: string, reason: string) => `Mail came back on ${date}: ${reason}`,
  note: 'Note',
  noteHint: 'What colleagues should know. The contact never sees it.',
  saveNote: 'Save the note',
  images: 'Images',
  imagesShown: 'Loaded at once in their mail, through this server.',
  imagesAsked: 'Not loaded in their mail until somebody asks.',
  facts: 'In our mail',
  count: 'Conversations',
  countOf: (count: number, isMore: boolean) => (isMore ? `More than ${n(count)}` : n(count)),
  first: 'First',
  last: 'Newest message',
  conversations: 'Conversations',
  others: 'Other conversations',
  noOthers: 'None in the mailboxes that you work in.',
  showAll: (count: number, isMore: boolean) =>
    isMore ? 'Show more' : plural('en', count, { one: 'Show 1 more', other: `Show ${n(count)} more` }),
};

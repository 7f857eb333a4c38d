import { plural } from '../plural.ts';

export const mailboxes = {
  title: 'Mailboxes',
  lead: 'A mailbox is where mail for some of your addresses comes in. Replies leave from the same address.',
  list: 'Your mailboxes',
  archivedList: 'Archived',
  archived: 'Archived',
  name: 'Name',
  nameHint: 'Your colleagues see it in their lists, and it begins as the sender’s name.',
  address: 'Address',
  addressHint: 'The address that customers write to, for example support@your-company.com',
  openCount: 'Open',
  moreAddresses: (count: number) =>
    plural('en', count, { one: 'and one more address', other: `and ${count} more addresses` }),
  nobodyReads: 'Nobody may read it',
  add: 'Add a mailbox',
  create: 'Add mailbox',
  next: 'Mail reaches it once the domain’s MX record, or a forward at your mail provider, points to this server.',
  back: 'All mailboxes',
  pageLead: (address: string) => `What comes to ${address}, how replies leave, and who works here.`,
  conversations: 'Its conversations',
  saved: 'The mailbox is saved.',

  general: 'Name, sender and signature',
  internalName: 'Name',
  internalNameHint: 'Your colleagues see it in their lists.',
  senderName: 'Sender name',
  senderNameHint: 'Your customers see it in front of the address, for example “Acme Support”.',
  signature: 'Signature',
  signatureHint:
    'Put below every new answer. {name}, {job title}, {calendar link}, {company} and {mailbox} are filled in. Leave it empty to use the signature of whoever writes.',
  save: 'Save',

  addresses: 'Addresses',
  addressesHint:
    'Mail to any of them comes here. Answers leave from the one that the customer wrote to; new conversations begin with the primary one.',
  primary: 'Primary',
  makePrimary: 'Make primary',
  makePrimaryFor: (address: string) => `Make primary: ${address}`,
  removeAddress: 'Remove',
  removeAddressFor: (address: string) => `Remove ${address}`,
  addAddress: 'Another address',
  addAddressSubmit: 'Add address',
  domainsHint: 'Is the domain new? See what its DNS has to say',
  domainsLink: 'Domains',
  sendingLink: 'How its mail leaves',

  access: 'Who may use it',
  accessHint: 'Tick what each may do. Whoever is in a team may also do what the team may.',
  accessSave: 'Save rights',
  accessSaved: 'The rights are saved and hold at once.',
  who: 'Person or team',
  team: 'Team',
  you: 'You',
  admin: 'Admin',
  disabled: 'Can’t sign in',
  teamMembers: (count: number) => plural('en', count, { one: 'Team of one', other: `Team of ${count}` }),
  emptyTeam: 'Team with nobody in it',
  viaTeams: (lines: string) => `From teams: ${lines}`,
  others: (count: number) =>
    plural('en', count, { one: 'One more without any right', other: `${count} more without any right` }),
  rightFor: (right: string, name: string) => `${right}: ${name}`,
  ownRight:
    'Being an admin you may give yourself a right here. That is told in the story below, for your colleagues to see.',
  nobodyReadsNotice: 'Nobody may read this mailbox, so mail that comes here is seen by nobody. Give somebody a right.',
  rights: {
    read: { name: 'Read', hint: 'Sees the conversations, and changes nothing.' },
    full: { name: 'Full access', hint: 'Sees them, assigns, closes, moves, and marks spam.' },
    send_as: { name: 'Send as', hint: 'Mail is from the mailbox alone.' },
    send_on_behalf: { name: 'Send on behalf', hint: 'Mail is from the mailbox and names the person who sent it.' },
  },
  answering: 'To answer a conversation one needs a right to read and one to send.',

  story: 'What was changed here',
  storyEmpty: 'Nothing yet.',
  somebody: 'Somebody',
  lostTeam: 'a team that was deleted',
  lostPerson: 'a person who is gone',
  told: {
    'mailbox.added': (who: string) => `${who} added the mailbox`,
    'mailbox.renamed': (who: string, what: string) => `${who} renamed it to “${what}”`,
    'mailbox.sender-changed': (who: string, what: string) => `${who} changed the sender name to “${what}”`,
    'mailbox.signature-changed': (who: string) => `${who} changed the signature`,
    'mailbox.address-added': (who: string, what: string) => `${who} added the address ${what}`,
    'mailbox.address-removed': (who: string, what: string) => `${who} removed the address ${what}`,
    'mailbox.primary-changed': (who: string, what: string) => `${who} made ${what} the primary address`,
    'mailbox.archived': (who: string) => `${who} archived it`,
    'mailbox.restored': (who: string) => `${who} brought it back from the archive`,
    'access.granted': (who: string, what: string, whom: string) => `${who} gave ${whom}: ${what}`,
    'access.revoked': (who: string, what: string, whom: string) => `${who} took from ${whom}: ${what}`,
    'relay.changed': (who: string) => `${who} changed how its mail leaves`,
  },
  given: (whom: string, what: string) => `${whom} was given: ${what}`,
  themselves: 'themselves',
  teamCalled: (name: string) => `the team ${name}`,

  archive: 'Archive this mailbox',
  archiveHint:
    'Mail to its addresses is refused from then on, and nobody can answer from it. Its conversations can still be read by whoever may read them now. You can bring it back.',
  archiveSubmit: 'Archive mailbox',
  archiveBlocked: 'It can be archived once this is done:',
  blocked: {
    work: (count: number) =>
      plural('en', count, {
        one: 'One conversation is open or pending. Close or move it.',
        other: `${count} conversations are open or pending. Close or move them.`,
      }),
    accounts: (count: number) =>
      plural('en', count, {
        one: 'An account’s mail is fetched into it. Remove the account.',
        other: `Mail of ${count} accounts is fetched into it. Remove the accounts.`,
      }),
    last: 'It is your only mailbox. Add another one first.',
  },
  archivedNotice: (date: string) =>
    `Archived on ${date}. Mail to its addresses is refused, and its conversations can only be read.`,
  restoreSubmit: 'Bring it back',
};

export const mailboxes = {
  title: 'Mailboxes',
  lead: 'Each mailbox is one address that your customers write to. Replies leave from the same address.',
  list: 'Your mailboxes',
  name: 'Name',
  nameHint: 'Your customers see it as the sender, for example “Acme Support”.',
  address: 'Address',
  addressHint: 'The address that customers write to, for example support@your-company.com',
  openCount: 'Open',
  add: 'Add a mailbox',
  create: 'Add mailbox',
  next: 'Mail reaches it once the domain’s MX record, or a forward at your mail provider, points to this server.',
};

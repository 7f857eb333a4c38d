export const setup = {
  title: 'Set up Postroom',
  lead: 'Three things, and the first mail can come.',
  company: 'Your company',
  companyName: 'Company name',
  you: 'You, the first admin',
  name: 'Your name',
  nameHint: 'Your colleagues see it beside what you do.',
  email: 'Your email address',
  emailHint: 'You sign in with it. It can be an address outside Postroom.',
  mailbox: 'Your first mailbox',
  submit: 'Open the inbox',
  later: 'More mailboxes and colleagues can be added later.',
};

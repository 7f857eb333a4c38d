export const setup = {
  title: 'Set up Postroom',
  lead: 'Three things now. How mail comes in and goes out is next.',
  company: 'Your company',
  companyName: 'Company name',
  you: 'You, the first admin',
  name: 'Your name',
  nameHint: 'Your colleagues see it beside what you do.',
  email: 'Your email address',
  emailHint: 'You sign in with it. It can be an address outside Postroom.',
  mailbox: 'Your first mailbox',
  submit: 'Go on',
  later: 'More mailboxes and colleagues can be added later.',
};

export const firstSteps = {
  title: 'First steps',
  lead: 'From an empty inbox to the first answered mail. Leave whenever you like: what is done stays done.',
  link: 'Finish setting up',
  steps: {
    company: 'Company and mailbox',
    incoming: 'How mail comes in',
    outgoing: 'How mail goes out',
    dns: 'DNS records',
    test: 'A test',
  },
  states: { done: 'Done', open: 'To do' },
  next: 'Save and go on',
  goOn: 'Go on',
  skip: 'Skip this',
  company: {
    done: (company: string, address: string) => `${company} receives mail for ${address}.`,
    more: 'More mailboxes',
    people: 'Invite colleagues',
  },
  incoming: {
    title: 'How does mail reach Postroom?',
    lead: (address: string) =>
      `This is about ${address}. You can change it later, and mix the ways for other mailboxes.`,
    ways: {
      here: 'It is delivered here',
      forwarded: 'Another provider forwards it',
      fetched: 'Postroom fetches it by IMAP',
    },
    hints: {
      here: 'The MX record of your domain names this server, and port 25 of the internet reaches it. Nothing else is involved.',
      forwarded:
        'Your domain stays where it is. Its provider sends each mail on to an address whose MX is this server, for example on a subdomain; add that address to the mailbox as an alias.',
      fetched:
        'Mail stays with Google, Microsoft or another provider, and Postroom picks it up there within seconds. No MX record and no open port are needed.',
    },
    accounts: 'Add the account to fetch from',
    alias: 'Add an address to the mailbox',
    hasAccount: 'An account to fetch from is set up.',
    noAccount: 'No account to fetch from is set up yet.',
  },
  outgoing: {
    title: 'How do answers leave?',
    lead: 'Whichever way you choose, each answer shows what became of it at every recipient.',
    ways: { direct: 'Directly', relay: 'Through a relay', later: 'Not yet' },
    hints: {
      direct:
        'Postroom hands each mail to the recipient’s own server. The server’s address should have a name of its own (PTR), and your provider must allow port 25 outwards.',
      relay: 'A mail provider or your present mail server sends them on. Best at home, and where port 25 is closed.',
      later: 'Answers wait in the queue until you choose one of the other ways. Nothing is lost.',
    },
    relay: 'Set up the relay',
    hasRelay: (host: string) => `Mail leaves through ${host}.`,
    noRelay: 'No relay is set up yet.',
  },
  dns: {
    title: 'What must stand in DNS',
    lead: 'Copy each record to your DNS provider, then check. A record can take minutes to be seen, sometimes hours.',
    check: 'Check now',
    allGood: 'Everything that is needed stands in DNS.',
    bad: (count: number) => (count === 1 ? 'One record needs work.' : `${count} records need work.`),
    unchecked: 'DNS was not asked yet.',
  },
  test: {
    title: 'Send yourself a test',
    lead: (address: string) =>
      `The proof is a mail that travels both ways: from here to you, and your answer back to ${address}.`,
    out: 'There: a mail from here to you',
    goesTo: (email: string) => `It goes to ${email}.`,
    send: 'Send a test mail',
    again: 'Send another one',
    own: (email: string) =>
      `${email} is an address of Postroom’s own, so a mail to it would not leave. Write to the mailbox from an outside address.`,
    fates: {
      queued: 'It waits for its turn.',
      sending: 'It is on its way.',
      delayed: 'The other server asks to try again later.',
      held: 'It is held in the queue: sending is paused, or an admin holds it.',
      sent: 'The other server took it.',
      failed: 'It could not be delivered.',
      cancelled: 'It was cancelled.',
    },
    log: 'See it in the mail log',
    back: 'Back: a mail to your mailbox',
    waiting: (address: string) =>
      `Waiting for a mail to ${address}. Answer the test, or write from any other address; this page notices by itself.`,
    received: (from: string) => `A mail from ${from} has come in.`,
    receivedHidden: 'A mail has come in.',
    inbox: 'Open the inbox',
    subject: 'A test from Postroom',
    text: (company: string) =>
      `This is the test mail you asked for in the first steps of ${company}. That it reached you means that answers do leave.`,
    please: 'Now answer it: when your answer shows up in the inbox, mail also comes in.',
  },
  finish: 'Everything works. These steps can be put away.',
  dismiss: 'Put these steps away',
  dismissHint: 'Each of them is also a page of the settings.',
};

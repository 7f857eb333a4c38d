import { plural } from '../plural.ts';

/** Sending: relay, signing, pause. */
export const sending = {
  title: 'Sending',
  lead: 'How answers leave, and what waits to leave.',
  backToSending: 'Sending',
  saved: 'Saved. What waited is tried again now.',
  paused: {
    title: 'Sending is paused.',
    what: 'Answers wait here until you let them go. Mail still comes in.',
    pause: 'Pause sending',
    resume: 'Resume sending',
    hint: 'Nothing leaves while sending is paused; nothing is lost either.',
  },
  queue: {
    title: 'Waiting to leave',
    log: 'Show the queue',
    empty: 'Nothing waits.',
    states: {
      queued: (n: number) => plural('en', n, { one: '1 is due now', other: `${n} are due now` }),
      sending: (n: number) => plural('en', n, { one: '1 is being sent', other: `${n} are being sent` }),
      delayed: (n: number) => plural('en', n, { one: '1 is delayed', other: `${n} are delayed` }),
      held: (n: number) => plural('en', n, { one: '1 is held by hand', other: `${n} are held by hand` }),
    },
  },
  company: {
    title: 'For all mailboxes',
    direct: 'Mail goes directly to the mail servers of whom it is for.',
    relay: (host: string, port: number) => `Mail goes through ${host}, port ${port}.`,
    configured: 'The configuration of this machine names the relay (POSTROOM_RELAY_…), so it can’t be changed here.',
  },
  mailboxes: {
    title: 'For one mailbox',
    hint: 'A mailbox may have a relay of its own, such as the mail provider that its address belongs to.',
    asCompany: 'As for all mailboxes',
    own: (host: string, port: number) => `Through ${host}, port ${port}`,
    change: 'Change',
    lead: (address: string) => `How mail from ${address} leaves.`,
  },
  form: {
    title: 'Relay',
    hint: 'Another mail server that takes our mail and passes it on, often that of a provider. Its login is kept encrypted where POSTROOM_SECRET_KEY is set.',
    host: 'Server',
    hostHint: 'As smtp.example.com. Empty for no relay.',
    port: 'Port',
    security: 'Encryption',
    securities: {
      starttls: 'STARTTLS (often port 587)',
      tls: 'TLS from the start (often port 465)',
      none: 'None',
    },
    user: 'User name',
    userHint: 'Empty where the server asks for no login.',
    password: 'Password',
    passwordKept: 'A password is kept. Leave this empty to keep it.',
    passwordTested: 'A test saves nothing: type the password again to save it.',
    verify: 'Check the server’s certificate',
    verifyHint: 'Without this, anybody between here and the server could read the login.',
    save: 'Save',
    test: 'Test the login',
    testHint: 'A test logs in with what stands here and leaves again. Nothing is saved or sent.',
  },
  test: {
    good: 'The login works.',
    bad: 'The login does not work.',
  },
};

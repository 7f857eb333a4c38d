import { plural } from '../plural.ts';

export const errors = {
  summary: (count: number) =>
    plural('en', count, { one: 'One field needs another look.', other: `${count} fields need another look.` }),
  backToInbox: 'Go to the inbox',
  reference: (id: string) => `Reference: ${id}`,
  pages: {
    notFound: {
      title: 'This is not here',
      what: 'The link may be mistyped, or you may not have access to the mailbox it belongs to.',
      next: 'Look for the conversation in the inbox, or ask a colleague who works in that mailbox.',
    },
    forbidden: {
      title: 'You may not do this',
      what: 'Nothing was changed.',
      next: 'If you need it for your work, ask an admin of your company to do it.',
    },
    tooMany: {
      title: 'Too many attempts',
      what: (minutes: number) =>
        plural('en', minutes, {
          one: 'To keep guessers out, this is closed for one minute.',
          other: `To keep guessers out, this is closed for ${minutes} minutes.`,
        }),
      next: 'Wait, then try again. Nothing is lost.',
    },
    conflict: {
      title: 'Something changed in the meantime',
      what: 'Somebody else was a little faster, so nothing was changed by you.',
      next: 'Go back, look at how it stands now, and try again.',
    },
    invalid: {
      title: 'This could not be understood',
      what: 'The request had something missing or in the wrong form. Nothing was changed.',
      next: 'Go back and try again.',
    },
    server: {
      title: 'Something broke on our side',
      what: 'Your mail and your drafts are kept.',
      next: 'Try again in a moment. If it stays, tell your admin the reference below.',
    },
  },
  fields: {
    required: 'Please fill this in.',
    invalid: 'This can’t be used here. Please check it.',
    email: 'This is not an email address. It should look like name@example.com.',
    tooLong: 'This is too long.',
    passwordTooShort: 'This is too short for a password.',
    addressTaken: 'A mailbox with this address exists already.',
    emailTaken: 'An account with this address exists already.',
    credentials: 'Email address or password is wrong.',
    tooMany: 'Too many attempts. Wait a few minutes, then try again.',
    recipients: 'There is nobody to send this to.',
    recipientsChanged: 'A newer message changed who this goes to. Check the recipient, then send again.',
    emptyMessage: 'Write something before you send.',
    fileTooLarge: 'This file is too large to send by mail.',
    filesTooLarge: 'The files together are too large to send by mail.',
    noMailbox: 'Choose at least one mailbox: a member without one sees nothing.',
    unknownMailbox: 'Choose one of the mailboxes shown.',
    unknownUser: 'Choose one of the people shown.',
    status: 'Choose open, pending or closed.',
    oauthHost: 'This sign-in was given for the server there is. Remove the account and add it anew.',
    host: 'This is not the name of a server. It should look like imap.example.com.',
    port: 'A port is a number from 1 to 65535.',
    smtpPort: 'This port is for sending mail. IMAP is usually at 993 or 143.',
    noFolder: 'Choose at least one folder.',
    fetchedFolder: 'This folder is fetched itself. Choose another.',
    date: 'This is not a date.',
    minutes: 'Choose 1 to 1440 minutes.',
    url: 'This must be an address that begins with https://.',
    senderPattern: 'This is neither an address nor a domain. It should look like name@example.com or example.com.',
    relayHost: 'This is no name of a server. It should look like smtp.example.com.',
    ownSender: 'This is one of your own addresses or domains.',
    domains: 'Domains look like example.com, with commas between.',
    rspamdUrl: 'This should look like http://127.0.0.1:11333, with nothing behind the port.',
  },
};

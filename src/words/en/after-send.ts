import { plural } from '../plural.ts';

/** Sending, and what comes after it. */
export const afterSend = {
  drafts: {
    title: 'Drafts',
    count: (count: number) => plural('en', count, { one: '1 draft', other: `${count} drafts` }),
    emptyTitle: 'Nothing half-written',
    emptyHint: 'What you begin to write and do not send is kept here, and so is an answer that was held back.',
    nobody: '(nobody yet)',
    kinds: { forward: 'Forward', new: 'New' },
    leaves: (time: string) => `Leaves at ${time}`,
    heldNewer: 'Held: something newer came in',
    heldNotSent: 'Held: could not be sent',
  },
  ending: {
    label: 'After sending',
    status: 'Status after sending',
    assignee: 'Assignee after sending',
    go: 'Shown after sending',
    goes: { stay: 'Stay here', next: 'Open the next', back: 'Back to the list' },
  },
  leaving: {
    label: 'Answers about to leave',
    to: (names: string) => `Answer to ${names}`,
  },
  recipient: {
    retry: 'Try again',
    retryNow: 'Try now',
    retryOf: (address: string) => `Try again: ${address}`,
    retryNowOf: (address: string) => `Try now: ${address}`,
    readdress: 'Change address',
    readdressOf: (address: string) => `Change address: ${address}`,
    cancel: 'Cancel',
    cancelOf: (address: string) => `Cancel: ${address}`,
    to: 'Right address',
    send: 'Send to this address',
    replacedBy: (address: string) => `Sent to ${address} instead`,
  },
};

import { wholeNumber } from '../numbers.ts';
import { plural } from '../plural.ts';

const n = (count: number) => wholeNumber(count, 'en');

export const inbox = {
  lists: {
    mine: 'Mine',
    unassigned: 'Unassigned',
    waiting: 'Waiting longest',
    open: 'All open',
    pending: 'Pending',
    closed: 'Closed',
    spam: 'Spam',
    trash: 'Trash',
  },
  empty: {
    mine: {
      title: 'Nothing waits for you',
      hint: 'Conversations that are assigned to you stand here. Take the next one from Unassigned.',
    },
    unassigned: {
      title: 'Everything has an owner',
      hint: 'New mail lands here first. Answering a conversation takes it over.',
    },
    waiting: {
      title: 'Nobody waits for an answer',
      hint: 'Whoever wrote and has had no answer stands here, the longest wait at the top.',
    },
    open: {
      title: 'No open conversations',
      hint: 'Send a mail to one of your addresses to see one arrive. It takes about a second.',
    },
    pending: {
      title: 'Nothing is pending',
      hint: 'Set a conversation to Pending while you wait for somebody else. A new mail opens it again.',
    },
    closed: {
      title: 'Nothing closed yet',
      hint: 'Press e in a conversation to close it. It comes back by itself when the customer writes again.',
    },
    spam: { title: 'No spam', hint: 'Conversations that you mark as spam are kept here and can be restored.' },
    trash: { title: 'The trash is empty', hint: 'What you throw away is kept here and can be restored.' },
  },
  goToUnassigned: 'Go to Unassigned',
  conversationCount: (count: number) =>
    plural('en', count, { one: '1 conversation', other: `${n(count)} conversations` }),
  listPages: 'Pages of the list',
  row: {
    unread: 'Unread',
    noSubject: '(no subject)',
    unknownSender: 'Unknown sender',
    messages: (count: number) => plural('en', count, { one: '1 message', other: `${n(count)} messages` }),
    files: 'Has attachments',
    failed: 'A reply could not be delivered',
    draft: 'Draft',
    assignedTo: (name: string) => `Assigned to ${name}`,
  },
  nothingOpen: {
    title: 'No conversation selected',
    hint: 'Choose one from the list, or move with the keyboard:',
    next: 'next',
    previous: 'previous',
    open: 'open',
    help: 'all shortcuts',
  },
  backToList: (list: string) => `Back to ${list}`,
  number: (id: number) => `#${id}`,
  status: { label: 'Status', open: 'Open', pending: 'Pending', closed: 'Closed' },
  statusNow: { spam: 'Spam', trash: 'In the trash' },
  assignee: { label: 'Assignee', nobody: 'Unassigned', me: (name: string) => `${name} (me)`, save: 'Assign' },
  more: 'More actions',
  spam: 'Mark as spam',
  notSpam: 'Not spam',
  trash: 'Move to trash',
  restore: 'Restore',
  thread: 'Messages',
  showOlder: 'Show older messages',
  newMessage: 'A new message arrived in this conversation',
  olderMessages: (count: number) =>
    plural('en', count, { one: '1 older message', other: `${n(count)} older messages` }),
  related: {
    title: 'Maybe related',
    why: 'This mail refers to another conversation, but its sender has not taken part in it.',
  },
  message: {
    to: 'To',
    cc: 'Cc',
    replyTo: 'Answers go to',
    more: 'Message details and original',
    raw: 'Show the original',
    download: 'Download .eml',
    automatic: 'Automatic',
    automaticWhy: 'Sent by a machine (out of office, bounce or mailing list). It did not reopen the conversation.',
    showQuote: 'Show the quoted text',
    frame: (name: string) => `Mail from ${name}`,
    blockedImages: (count: number) =>
      plural('en', count, {
        one: '1 remote image was not loaded, so that the sender does not learn that you read this.',
        other: `${n(count)} remote images were not loaded, so that the sender does not learn that you read this.`,
      }),
    unreadable: 'This mail could not be read.',
    unreadableHint: 'The original is kept as it came. Open it, download it, or try to read it again.',
    parseAgain: 'Read again',
    stillUnreadable: 'It was tried again just now and still could not be read. A newer Postroom may manage.',
    attachments: (count: number) => plural('en', count, { one: '1 attachment', other: `${n(count)} attachments` }),
    unnamedFile: 'Unnamed file',
    emptyBody: 'This message has no text.',
  },
  delivery: {
    label: 'Delivery',
    queued: 'Queued',
    sending: 'Sending',
    sent: 'Sent',
    delayed: 'Delayed',
    held: 'Held back',
    failed: 'Not delivered',
    cancelled: 'Cancelled',
    sentAt: (time: string) => `Sent ${time}`,
    delayedUntil: (time: string) => `Delayed, next try ${time}`,
    answer: 'The server said:',
  },
  raw: {
    title: 'Original message',
    headers: 'Headers',
    source: 'Source',
    cut: (shown: string, size: string) =>
      `The first ${shown} of ${size} are shown. Download the file to see all of it.`,
    back: 'Back to the conversation',
  },
};

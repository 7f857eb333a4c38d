import { wholeNumber } from '../numbers.ts';
import { plural } from '../plural.ts';

const n = (count: number) => wholeNumber(count, 'en');
const conversations = (count: number) =>
  plural('en', count, { one: '1 conversation', other: `${n(count)} conversations` });

export const list = {
  order: {
    label: 'Sort',
    newest: 'Newest first',
    oldest: 'Oldest first',
    waiting: 'Longest waiting first',
  },
  next: 'Next page',
  backToStart: 'Back to the first page',
  waits: (time: string) => `The customer has been waiting for ${time}`,
  markUnread: 'Mark as unread',
  gone: {
    title: 'This conversation is not here any more',
    hint: 'It was moved to a mailbox that you do not work in, or your access to its mailbox has ended.',
  },
  count: conversations,
};

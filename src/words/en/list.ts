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
  selection: 'Selected conversations',
  select: (who: string, subject: string) => `Select: ${who}, ${subject}`,
  selectPage: 'Select all on this page',
  selectNone: 'Clear the selection',
  selected: (count: string) => `${count} selected`,
  pageSelected: (count: string) => `All ${count} on this page are selected.`,
  selectAll: (count: string) => `Select all ${count} of the list`,
  selectNewest: 'Select the newest 1,000 of the list',
  selectLongest: 'Select the 1,000 that wait longest',
  close: 'Close',
  reopen: 'Reopen',
  assign: 'Assign',
  setPending: 'Set to pending',
  markRead: 'Mark as read',
  moveTo: 'Move to',
  undo: 'Undo',
  left: (count: number) => `${n(count)} left as they were.`,
  treated: {
    open: (count: number) => `${conversations(count)} reopened.`,
    pending: (count: number) => `${conversations(count)} set to pending.`,
    closed: (count: number) => `${conversations(count)} closed.`,
    spam: (count: number) => `${conversations(count)} marked as spam.`,
    trash: (count: number) => `${conversations(count)} moved to the trash.`,
    restored: (count: number) => `${conversations(count)} restored.`,
    read: (count: number) => `${conversations(count)} marked as read.`,
    unread: (count: number) => `${conversations(count)} marked as unread.`,
    moved: (count: number) => `${conversations(count)} moved.`,
    assigned: (count: number) => `${conversations(count)} assigned.`,
    unassigned: (count: number) => `${conversations(count)} unassigned.`,
    undone: (count: number) => `${conversations(count)} as before.`,
  },
};

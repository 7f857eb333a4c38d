/**
 * Conversations and the messages in them: what lists show, statuses, who has what, who has seen what.
 * Owns conversation, conversation_link, message, participant, seen, former_mailbox, undo, and tally (kept by triggers).
 * Emits message.received, message.sent-outside, message.queued, message.parsed, conversation.assigned, .opened, .pending, .closed, .spammed,
 * .trashed, .restored, .moved, .reopened, .undelivered.
 */
export { aboutConversation } from './about.ts';
export { aboutMails } from './actions/about-mails.ts';
export { appendReply } from './actions/append-reply.ts';
export { type After, applyAfter } from './actions/apply-after.ts';
export { assign, isReader } from './actions/assign.ts';
export { beginConversation } from './actions/begin.ts';
export { putAway, restore, setStatus } from './actions/change-status.ts';
export { markSeen } from './actions/mark-seen.ts';
export { type Received, receiveMessages } from './actions/receive.ts';
export { reopenFailed } from './actions/reopen-failed.ts';
export { requireConversation, requireMessage } from './actions/require.ts';
export { noteParsed, rewriteMessages } from './actions/rewrite.ts';
export { MOST_TREATED, type Treated, treat } from './actions/treat.ts';
export { undoTreatment } from './actions/undo-treatment.ts';
export { MOST_ANSWERED, messageAnswered } from './answered.ts';
export type { Incoming } from './arriving.ts';
export {
  countIn,
  filterOf,
  isListName,
  LISTS,
  type ListName,
  tallyOf,
} from './lists.ts';
export { isNewsTo, newerThan } from './newer.ts';
export {
  type Cursor,
  cursorAt,
  type ListOrder,
  orderIn,
  readCursor,
  readOrder,
  writeCursor,
} from './order.ts';
export { previewOf } from './preview.ts';
export type { Conversation, LinkKind, Message, MessageContent } from './schema.ts';
export { isUnread } from './seen.ts';
export { assignOnReply } from './settings.ts';
export { isEnded } from './status.ts';
export {
  contactsKnownIn,
  conversationsOfContact,
  findConversation,
  findConversations,
  findMessage,
  findUndo,
  formerMailboxesOf,
  type KnownMessage,
  linkConversations,
  linksOf,
  listConversations,
  mailboxesOfContact,
  messagesByHeaderIds,
  messagesOf,
  messagesOfRaws,
  newestMessage,
  participantsOf,
  rawsOfMessages,
  readTally,
  seenBy,
  textsOf,
} from './store/index.ts';
export type { Treatment } from './treatment.ts';

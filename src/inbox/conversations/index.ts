/**
 * Conversations and the messages in them: what lists show, statuses, who has what, who has seen what.
 * Owns conversation, conversation_link, message, participant, seen, and tally (kept by triggers).
 * Emits message.received, message.queued, message.parsed, conversation.assigned, .opened, .pending, .closed, .spammed,
 * .trashed, .restored, .reopened, .undelivered.
 */
export { appendReply, type Reply } from './actions/append-reply.ts';
export { applyAssignee, assign } from './actions/assign.ts';
export { putAway, restore, setStatus } from './actions/change-status.ts';
export { markSeen } from './actions/mark-seen.ts';
export { type Incoming, type Received, receiveMessages } from './actions/receive.ts';
export { reopenFailed } from './actions/reopen-failed.ts';
export { requireConversation } from './actions/require.ts';
export { noteParsed, rewriteMessages } from './actions/rewrite.ts';
export { type Cursor, filterOf, isListName, LISTS, type ListName, readCursor, tallyOf, writeCursor } from './lists.ts';
export { previewOf } from './preview.ts';
export type { Conversation, LinkKind, Marks, Message, MessageContent, People, Status } from './schema.ts';
export { assignOnReply } from './settings.ts';
export {
  findConversation,
  findConversations,
  findMessage,
  insertParticipants,
  type KnownMessage,
  linkConversations,
  linksOf,
  listConversations,
  messagesByHeaderIds,
  messagesOf,
  messagesOfRaws,
  newerMessage,
  participantsOf,
  rawsOfMessages,
  readTally,
  seenBy,
  textsOf,
} from './store/index.ts';

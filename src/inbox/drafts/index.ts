/**
 * Answers that have not left: being written, waiting out their undo window, or held because something newer came in.
 * A draft is also the outbox. Owns draft and attachment. Emits reply.waiting, reply.held, reply.undone, reply.dropped,
 * draft.left.
 */

export { beginDraft } from './actions/begin.ts';
export { addPicture, attachFile, draftFile, removeFile } from './actions/files.ts';
export { forwardMessage } from './actions/forward.ts';
export { draftLeft } from './actions/left.ts';
export { type ListedDraft, listDrafts } from './actions/list.ts';
export { openDraft } from './actions/open.ts';
export { type Drafts, draftsIn, ownDraft } from './actions/read.ts';
export { discardDraft, isSavable, saveDraft } from './actions/save.ts';
export { sendDraft } from './actions/send.ts';
export { signatureOfSender } from './actions/sender-signature.ts';
export { undoDraft } from './actions/undo.ts';
export { type Dispatch, jobs, type Leaving } from './jobs.ts';
export { MOST_FILE_BYTES, MOST_RECIPIENTS } from './limits.ts';
export { newerThanDraft } from './newer.ts';
export type { Draft, DraftFacts, From } from './schema.ts';
export { senderChosen, sendersIn } from './sender.ts';
export { isUnwritten } from './signature.ts';
export { conversationsWithDrafts } from './store.ts';

/**
 * Uploads that belong to nothing yet but a draft. A mail's own attachments stay in its raw form.
 * Owns the table `file`.
 */
export { deleteFiles, fileFacts, insertFile, readFiles } from './store.ts';

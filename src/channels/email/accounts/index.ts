/**
 * Mailboxes that are fed by IMAP: accounts with their folders and cursors, one supervised loop for each, each mail stored once
 * with the job that reads it, older mail imported in the background as closed history. Owns `imap_account`, `imap_folder`,
 * `imap_settling`, `fetched_mail` and `oauth_client`. Emits account.added, .changed, .paused, .resumed, .removed, .failing,
 * .recovered, .folder-renewed and .mail-skipped; raises the alarm `imap:<id>`. Handles no events.
 */
export { runAccounts } from './jobs/run-accounts.ts';
export { fetchingRoutes } from './routes/index.ts';
export { listAccounts } from './store/index.ts';

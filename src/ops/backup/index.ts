/**
 * Backups: made in the night, by a button, by the command line and before a newer Postroom changes the schema; each is
 * opened again and counted before it is listed. Also what the database weighs each day. How one is made: platform/backup.
 * Owns the tables `backup` and `daily_size`. Emits backup.made, .failed, .removed, .downloaded, .restored, setting.changed;
 * raises the alarm `backup`. Handles no events.
 */
export { backupSummary } from './actions/read.ts';
export { recordMade } from './actions/record.ts';
export { settleRestored } from './actions/restored.ts';
export { backupJobs } from './jobs.ts';
export { backupRoutes } from './routes.tsx';
export { sizesSince } from './sizes.sqlite.ts';

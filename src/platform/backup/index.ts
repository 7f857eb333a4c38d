/**
 * The machine's half of backups: one file made of the database while others write to it, checked, sealed with a passphrase
 * (an age file, which the tool of that name opens too), and the way back. Nothing half done ever stands under the final name.
 * Owns no tables, emits nothing: who wanted it records it (ops/backup).
 */
export { BackupFailed } from './backup-failed.ts';
export type { Checked } from './check.sqlite.ts';
export { isBackup } from './is-backup.ts';
export { leftOver, type Made, makeBackup } from './make.ts';
export { replaceDatabase } from './replace.sqlite.ts';
export { schemaVersion } from './schema-version.sqlite.ts';
export { unpackBackup } from './unpack.ts';

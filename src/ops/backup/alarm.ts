/** Stands while the last backup failed, or is too old. */
export const BACKUP_ALARM = 'backup';

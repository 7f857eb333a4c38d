import { choice, count, networks, optional, path, secret } from '../values.ts';
import { row } from './row.ts';

/** The process and what it keeps. */
export const machine = {
  dataFolder: row('POSTROOM_DATA', path, './data', 'Folder of the database file and its lock'),
  secretKey: row(
    'POSTROOM_SECRET_KEY',
    optional(secret),
    '',
    'Encrypts passwords and keys inside the database; keep it apart from backups',
  ),
  backupPassphrase: row(
    'POSTROOM_BACKUP_PASSPHRASE',
    optional(secret),
    '',
    'Encrypts backups, and opens them again; without it nobody can, so keep it apart from them',
  ),
  metricsToken: row(
    'POSTROOM_METRICS_TOKEN',
    optional(secret),
    '',
    'Opens /metrics, for Prometheus, to whoever sends it as a bearer token',
  ),
  metricsFrom: row(
    'POSTROOM_METRICS_FROM',
    networks,
    '',
    'Networks from which /metrics is open without a token, as 192.0.2.0/24; without token and networks there is no such page',
  ),
  workers: row('POSTROOM_WORKERS', count(1, 64), '1', 'Threads for work that costs processor time'),
  logLevel: row('POSTROOM_LOG', choice(['debug', 'info', 'warn', 'error', 'silent']), 'info', 'How much is logged'),
};

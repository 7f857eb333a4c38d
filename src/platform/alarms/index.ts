/**
 * What an admin must know now: raised by whoever notices it, cleared by whoever sees it is over. A name is a kind and, after
 * a colon, which one (`imap:3`); words/alarms has a sentence for each kind. Owns the table `alarm`.
 * Emits alarm.raised and alarm.cleared, once for each time.
 */
export { clearAlarm, raiseAlarm } from './actions.ts';
export { listAlarms } from './store.ts';

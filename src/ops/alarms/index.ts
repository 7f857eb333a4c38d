/**
 * Tells admins what needs them: above every page of theirs, and by mail to each of them when it begins. What is wrong is
 * noticed elsewhere (platform/alarms keeps it). Owns no tables, emits nothing. Handles alarm.raised.
 */
export { eventHandlers } from './jobs.ts';
export { alarmRoutes } from './routes.tsx';

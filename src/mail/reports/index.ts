/**
 * Reports kept: what bounces and complaints say of mail that we sent, by the mail and recipient they concern, and whether
 * they proved it. Owns `delivery_report`. Emits and handles no events.
 */
export type { KeptReport } from './schema.ts';
export { putReports, type ReportAbout, reportsAbout } from './store.ts';

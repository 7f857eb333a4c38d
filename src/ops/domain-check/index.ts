/**
 * The page "Domains": for each domain of ours, and for this server, what DNS should say and what it says. Asked on demand and
 * once a day; what was found is kept at the domain (company/domains) and in a setting for the server. Doctor asks the same.
 * Owns no tables. Raises and clears the alarm `domain:<name>`. Handles mailbox.added.
 */
export { type Checked, checkNow, keepChecked } from './actions.ts';
export type { DnsRecord, Finding } from './findings/finding.ts';
export { eventHandlers, jobs } from './jobs.ts';
export { domainRoutes } from './routes.tsx';

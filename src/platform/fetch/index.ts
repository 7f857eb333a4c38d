/**
 * Requests to addresses that strangers name. A name is resolved once, each of its addresses must be public, and the connection
 * goes to one that was checked, so that nobody can lead us to a machine behind our own wall (W5). Owns no tables, emits no events.
 */
export { fetchBytes } from './fetch-bytes.ts';
export { fetchText } from './fetch-text.ts';

/**
 * How mail leaves: directly or by relay, for the company and for single mailboxes; the pause; the page about it. Hands the
 * delivery queue its destinations, signatures and envelope senders. Owns no tables: settings, and the relay of a mailbox.
 * Emits relay.changed, sending.paused, sending.resumed.
 */
export { deliveryDeps } from './actions/delivery-deps.ts';
export { pauseSending, setPaused } from './actions/pause.ts';
export { relayHosts } from './actions/read-relays.ts';
export { testRelays } from './actions/test-relay.ts';
export { sendingRoutes } from './routes.tsx';
export { signedBounceAddress } from './settings.ts';

/**
 * What mail asks of the domain name system: where mail goes, who may send it, whose an address is. Each question has a
 * deadline; cachedResolver asks each but once in a while. Owns no tables, emits no events.
 */
export { cachedResolver } from './cached-resolver.ts';
export { dnsResolver, type Resolver } from './resolver.ts';

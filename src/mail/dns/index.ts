/**
 * What mail asks of the domain name system: where mail goes, who may send it, whose an address is. Each question has a
 * deadline. Owns no tables, emits no events.
 */
export { dnsResolver, type Resolver } from './resolver.ts';

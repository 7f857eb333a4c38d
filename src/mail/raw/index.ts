/**
 * Raw is the truth: each mail, in or out, stored once, byte for byte (zstd). Inserted, read, and deleted only as a repeated
 * delivery or a system mail that was sent; never updated. Owns the table `raw`. Emits no events.
 */
export { type NewRaw, type PackedRaw, packRaw } from './pack.ts';
export type { Envelope, RawTables } from './schema.ts';
export { appendRaws, deleteRaws, type RawMail, rawDigests, rawsBefore, readRaw, readRaws } from './store.ts';

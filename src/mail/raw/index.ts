/**
 * Raw is the truth: each mail, in or out, stored once, byte for byte (zstd). Inserted, read, and deleted only as a repeated
 * delivery, or once a link to get in by has left with it; never updated. Owns the table `raw`. Emits no events.
 */
export { type NewRaw, packRaw } from './pack.ts';
export type { Envelope, PackedRaw, RawHead, RawMail } from './schema.ts';
export {
  appendRaws,
  deleteRaws,
  envelopesOf,
  rawDigests,
  rawHeads,
  rawHeadsBetween,
  rawsBefore,
  readRaw,
  readRaws,
} from './store.ts';

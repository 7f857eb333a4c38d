/**
 * Where a received message belongs: its own conversation, or one that it may join. Owns no tables, emits no events; reads the
 * conversations' messages and participants. Never by subject: that would let anybody write into anybody's conversation.
 */

export { type Evidence, gatherEvidence } from './evidence.ts';
export { type Clues, place } from './place.ts';

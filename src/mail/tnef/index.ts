/*
 * TNEF: the winmail.dat in which Outlook and Exchange wrap files and text (MS-OXTNEF). A reader of our own that copies
 * nothing, never stands still and never throws on what it reads (hazards M4). Compressed RTF stays closed.
 * Pure functions, run in a Worker. Owns no tables, emits and handles no events.
 */
export { readTnef, type Tnef } from './read-tnef.ts';

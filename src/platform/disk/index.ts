/**
 * What happens when the disk runs full: mail is refused before, ballast is given up when SQLite can't write
 * all the same, so that pages and deletes work, and is written again when there is room. Raises the alarm `disk`.
 */
export { DISK_TROUBLE, guardDisk } from './guard.ts';
export { freeBytes, hasRoom, roomNeeded } from './room.ts';

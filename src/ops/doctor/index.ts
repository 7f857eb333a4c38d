/**
 * `postroom doctor`: what an admin would look at by hand, each in a line with what to do: the database file, the disk, ports,
 * certificate, DNS of each domain (the same findings as the page Domains), backups, queue, jobs, alarms; on the page Status too.
 * Reads only; owns no tables, emits and handles no events.
 */
export { diagnose, diagnoseServer, machineLines } from './actions/diagnose.ts';
export { checkFile } from './file.sqlite.ts';
export { type Line, line, textOf } from './line.ts';

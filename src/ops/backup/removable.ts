import { basename } from 'node:path';

const OUR_NAME = /^postroom-(?:of-schema-\d+-)?[\d-]+\.db(?:\.age)?$/;

/**
 * Whether a listed file may be removed: one of those that Postroom makes and names itself. A list comes along with a restored
 * database, and what it says of another machine's files, or what somebody wrote into it, must remove nothing here.
 */
export const isRemovable = (
  { path, reason, error }: { path: string; reason: string; error: string | null },
  isBackup: (path: string) => boolean,
): boolean => error === null && reason !== 'command' && OUR_NAME.test(basename(path)) && isBackup(path);

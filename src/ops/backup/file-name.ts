import { join } from 'node:path';

/** What a backup that Postroom makes by itself is called: when it began, where the reader is. */
export function fileName(at: number, timeZone: string, isSealed: boolean): string {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDateTime();
  const stamp = local.toString({ smallestUnit: 'second' }).replace('T', '-').replaceAll(':', '');
  return `postroom-${stamp}.db${isSealed ? '.age' : ''}`;
}

/** The folder of what Postroom makes by itself. */
export const backupFolder = (chosen: string, dataFolder: string): string => chosen || join(dataFolder, 'backups');

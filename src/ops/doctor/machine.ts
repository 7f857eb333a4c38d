import { existsSync } from 'node:fs';
import { messageOf } from '#src/lib/errors.ts';
import type { Config } from '#src/platform/config/index.ts';
import { freeBytes, roomNeeded } from '#src/platform/disk/index.ts';
import { type Line, line } from './line.ts';

const GIGABYTE = 1e9;

/** Room on the disk, against what the receiver wants before it takes a mail. */
export function diskLine(config: Config): Line {
  const { dataFolder } = config;
  if (!existsSync(dataFolder)) return line('warn', 'disk', `There is no folder ${dataFolder} yet`);
  try {
    const free = freeBytes(dataFolder);
    const needed = roomNeeded(config);
    const says = `${(free / GIGABYTE).toFixed(1)} GB free at ${dataFolder}`;
    if (free < needed) return line('fail', 'disk', says, 'Make room: mail is asked to come later until there is.');
    return free < 4 * needed ? line('warn', 'disk', says, 'Make room soon.') : line('ok', 'disk', says);
  } catch (error) {
    return line('fail', 'disk', messageOf(error), 'Check POSTROOM_DATA.');
  }
}

/** The settings are valid, or the program would have said so and ended; what is worth a word besides. */
export function configLines({ publicUrl, dataFolder }: Config): Line[] {
  const settings = line('ok', 'settings', `All are valid; data in ${dataFolder}`);
  if (publicUrl !== null) return [settings];
  const says = 'POSTROOM_URL is not set, so links in mails lead to where an admin signed in last';
  return [settings, line('warn', 'address', says, 'Set it to the address people open, as https://inbox.example.com')];
}

import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import * as z from 'zod';
import { Invalid } from '#src/lib/errors.ts';
import { type FormBody, readForm } from '#src/lib/form.ts';

const whole = (least: number, most: number) =>
  z
    .string('required')
    .regex(/^\d{1,4}$/, 'invalid')
    .transform(Number)
    .refine((value) => value >= least && value <= most, 'invalid');

const shape = z.object({
  isOn: z.literal('on').optional(),
  hour: whole(0, 23),
  keep: whole(1, 366),
  folder: z
    .string('required')
    .trim()
    .max(1000, 'tooLong')
    .refine((path) => path === '' || (isAbsolute(path) && !path.includes('\0')), 'backupFolder'),
});

/** What the form says; the hour is one of the zone in which its page was read. @throws Invalid */
export async function readNightlyForm(body: FormBody, timeZone: string) {
  const { isOn, ...rest } = readForm(body, shape);
  if (rest.folder !== '' && !(await isWritable(rest.folder))) throw new Invalid({ folder: 'backupFolder' });
  return { ...rest, isOn: isOn === 'on', timeZone };
}

async function isWritable(folder: string): Promise<boolean> {
  try {
    await access(folder, constants.W_OK | constants.X_OK);
    return (await stat(folder)).isDirectory();
  } catch {
    return false;
  }
}

import * as z from 'zod';
import { setting } from '#src/platform/settings/index.ts';

const shape = z.object({
  isOn: z.boolean(),
  /** of the day, in the zone of whoever chose it */
  hour: z.number().int().min(0).max(23),
  timeZone: z.string(),
  /** how many nights are kept */
  keep: z.number().int().min(1).max(366),
  /** '' for `backups` in the data folder */
  folder: z.string(),
});

export type Nightly = z.infer<typeof shape>;

/** The machine's own zone, until an admin chooses an hour in theirs. */
const byDefault: Nightly = {
  isOn: true,
  hour: 3,
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  keep: 7,
  folder: '',
};

export const nightly = setting<Nightly>('backup.nightly', shape, byDefault);

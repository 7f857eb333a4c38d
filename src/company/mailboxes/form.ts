import * as z from 'zod';
import { line, list } from '#src/lib/form.ts';
import { isMailAddress } from '#src/mail/address/index.ts';
import { readTick, rightsOf } from './ticks.ts';

const LONGEST_SIGNATURE = 20_000;

const address = line(254).refine(isMailAddress, 'email');

export const newMailboxForm = z.object({ name: line(100), address });

export const addressForm = z.object({ address });

const sender = {
  senderName: line(100),
  signature: z.string('required').max(LONGEST_SIGNATURE, 'tooLong'),
};

/** What whoever manages a mailbox may change of it. */
export const senderForm = z.object(sender);

/** And what an admin may. */
export const mailboxForm = z.object({ ...sender, name: line(100) });

const ticks = list(
  z.string('invalid').transform((value, check) => {
    const tick = readTick(value);
    if (tick) return tick;
    check.addIssue('invalid');
    return z.NEVER;
  }),
).transform(rightsOf);

export const rightsForm = z
  .object({ 'rights[]': ticks, 'had[]': ticks })
  .transform((form) => ({ wanted: form['rights[]'], had: form['had[]'] }));

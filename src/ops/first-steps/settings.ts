import * as z from 'zod';
import { setting } from '#src/platform/settings/index.ts';
import { OUTGOING_WAYS, type OutgoingWay } from './steps.ts';

/** Whether admins are still led; set at first run, ended by them. */
export const firstStepsShown = setting('first-steps.shown', z.boolean(), false);

/** The way that answers were said to leave; null until somebody chose. */
export const outgoingWay = setting<OutgoingWay | null>('first-steps.outgoing', z.enum(OUTGOING_WAYS).nullable(), null);

/** Who asked for the last test mail and when (UTC ms). */
export const lastTest = setting<{ email: string; at: number } | null>(
  'first-steps.test',
  z.object({ email: z.string(), at: z.number() }).nullable(),
  null,
);

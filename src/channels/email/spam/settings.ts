import * as z from 'zod';
import { setting } from '#src/platform/settings/index.ts';

/** `http://host:port` of rspamd's normal worker; empty where there is none. */
export const rspamdUrl = setting('spam.rspamdUrl', z.string(), '');

/** `threshold`: the probability from which a mail counts as spam. */
export const classifier = setting(
  'spam.classifier',
  z.object({ isOn: z.boolean(), threshold: z.number().min(0.5).max(1) }),
  { isOn: true, threshold: 0.95 },
);

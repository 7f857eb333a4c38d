/** What the company says of itself. Kept in settings; owns no tables. Chosen at first run (ops/setup). */
import * as z from 'zod';
import { setting } from '#src/platform/settings/index.ts';

export const companyName = setting('company.name', z.string(), '');

/** Ways in which mail reaches us: by MX, sent on by another provider, or fetched by IMAP. */
export const INCOMING_WAYS = ['here', 'forwarded', 'fetched'] as const;

export type IncomingWay = (typeof INCOMING_WAYS)[number];

/** The way the company's admins said; null until they did. */
export const incomingWay = setting<IncomingWay | null>('company.incoming', z.enum(INCOMING_WAYS).nullable(), null);

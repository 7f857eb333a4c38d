import * as z from 'zod';
import { setting } from '#src/platform/settings/index.ts';
import type { Kept } from './findings/changes.ts';

/** What the last check found of this server itself: no row of a table's, and the same for all domains. */
export const serverFindings = setting<{ checkedAt: number; findings: Kept[] } | null>(
  'domains.server',
  z.custom<{ checkedAt: number; findings: Kept[] } | null>((value) => value === null || typeof value === 'object'),
  null,
);

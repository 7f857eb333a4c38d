/** What the company says of itself. Kept in settings; owns no tables. Chosen at first run (ops/setup). */
import * as z from 'zod';
import { setting } from '#src/platform/settings/index.ts';

export const companyName = setting('company.name', z.string(), '');

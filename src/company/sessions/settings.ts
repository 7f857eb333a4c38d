import * as z from 'zod';
import { setting } from '#src/platform/settings/index.ts';

/** The addresses of our pages as admins' browsers named them, the last one first; for links in mails. */
export const knownOrigins = setting('web.origins', z.array(z.url()), []);

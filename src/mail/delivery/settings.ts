import * as z from 'zod';
import { setting } from '#src/platform/settings/index.ts';

/** Whether nothing leaves for now (hazard O14): what is queued waits until an admin lets it go. */
export const isPaused = setting('delivery.isPaused', z.boolean(), false);

import * as z from 'zod';
import { setting } from '#src/platform/settings/index.ts';

/** Whether answering a conversation that is nobody's makes it one's own. */
export const assignOnReply = setting('inbox.assignOnReply', z.boolean(), true);

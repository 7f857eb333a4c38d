import * as z from 'zod';
import { setting } from '#src/platform/settings/index.ts';

/** Whether replies carry a Reply-To with a signed plus-tag, which threads even where a mail client drops References. */
export const signedReplyAddress = setting('email.signedReplyAddress', z.boolean(), true);

import * as z from 'zod';
import { setting } from '#src/platform/settings/index.ts';

/** Domains whose seal on forwarded mail (ARC, RFC 8617) we believe. */
export const trustedArcSealers = setting('mail.trustedArcSealers', z.array(z.string()), []);

/** Whether mail whose owner's policy is `reject` is refused at the end of DATA, instead of going to spam. */
export const refuseDmarcReject = setting('mail.refuseDmarcReject', z.boolean(), false);

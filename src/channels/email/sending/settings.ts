import * as z from 'zod';
import { setting } from '#src/platform/settings/index.ts';

/** Whether the envelope sender tells, signed, which mail it was (VERP), so that a bounce finds it. */
export const signedBounceAddress = setting('email.signedBounceAddress', z.boolean(), true);

/** The company's relay, sealed, in base64; null sends directly. */
export const sealedCompanyRelay = setting('sending.relay', z.string().nullable(), null);

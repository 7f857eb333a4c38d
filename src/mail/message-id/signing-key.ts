import { randomBytes } from 'node:crypto';
import type { Ctx } from '#src/platform/context.ts';
import { keptSecret } from '#src/platform/secrets/index.ts';

/** The key under which this installation signs what it sends; made once, kept in the database. */
export const signingKey = (ctx: Ctx): Promise<Uint8Array> => keptSecret(ctx, 'mail.signing-key', () => randomBytes(32));

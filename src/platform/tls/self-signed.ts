import type { Ctx } from '../context.ts';
import { keptSecret } from '../secrets/index.ts';
import type { Certificate } from './certificate.ts';
import { selfSigned } from './new-certificate.ts';

/** Made at the first start and kept, since senders that pin it dislike surprises. */
export async function keptSelfSigned(ctx: Ctx): Promise<Certificate> {
  const name = ctx.config.mailName;
  const make = async () => Buffer.from(JSON.stringify(await selfSigned(name, ctx.clock.now())));
  return JSON.parse(Buffer.from(await keptSecret(ctx, `mail.certificate.${name}`, make)).toString());
}

import { selfSigned } from '#src/platform/certificate.ts';
import type { Ctx } from '#src/platform/context.ts';
import { keptSecret } from '#src/platform/secrets/index.ts';

/** The certificate for STARTTLS: self-signed at the first start and kept, since senders that pin it dislike surprises. */
export async function smtpCertificate(ctx: Ctx): Promise<{ key: string; cert: string }> {
  const name = ctx.config.mailName;
  const make = async () => Buffer.from(JSON.stringify(await selfSigned(name, ctx.clock.now())));
  return JSON.parse(Buffer.from(await keptSecret(ctx, `mail.certificate.${name}`, make)).toString());
}

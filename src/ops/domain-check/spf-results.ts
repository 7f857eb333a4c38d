import { checkSpf } from '#src/mail/authentication/index.ts';
import type { Resolver } from '#src/mail/dns/index.ts';
import type { SpfResult } from './findings/spf.ts';

/** What a receiver would say of mail of this domain from each of these addresses. */
export const spfResults = (
  resolver: Resolver,
  domain: string,
  mailName: string,
  addresses: string[],
): Promise<SpfResult[]> =>
  Promise.all(
    addresses.map(async (address) => {
      const sender = `postmaster@${domain}`;
      return { address, result: await checkSpf(resolver, { ip: address, sender, helo: mailName }) };
    }),
  );

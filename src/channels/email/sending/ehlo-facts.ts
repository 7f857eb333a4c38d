import { Upstream } from '#src/lib/errors.ts';
import type { Resolver } from '#src/mail/dns/index.ts';
import type { Config } from '#src/platform/config/index.ts';

/**
 * What DNS says of the name by which we greet other servers (RFC 5321 section 4.1.4): it should have an address, and that
 * address should point back to it. Null stands for "DNS gave no answer".
 */
export type EhloFacts = {
  name: string;
  /** the name is one for the internet, as localhost is not */
  isFull: boolean;
  addresses: string[] | null;
  /** for each address, the names it points back to */
  pointers: { address: string; names: string[] | null; isOurs: boolean }[];
};

export async function ehloFacts(resolver: Pick<Resolver, 'addresses' | 'names'>, config: Config): Promise<EhloFacts> {
  const name = config.mailName.toLowerCase();
  const addresses = await orNull(resolver.addresses(name));
  const pointers = await Promise.all(
    (addresses ?? []).map(async (address) => {
      const names = await orNull(resolver.names(address));
      const isOurs = names?.some((each) => each.toLowerCase().replace(/\.$/, '') === name) ?? false;
      return { address, names, isOurs };
    }),
  );
  return { name, isFull: name.includes('.'), addresses, pointers };
}

async function orNull(question: Promise<string[]>): Promise<string[] | null> {
  try {
    return await question;
  } catch (error) {
    if (error instanceof Upstream) return null;
    throw error;
  }
}

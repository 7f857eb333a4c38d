import { promises as dns } from 'node:dns';
import { Upstream } from '#src/lib/errors.ts';
import { textsOf } from './text-records.ts';

/** What mail asks of DNS. Every question throws a temporary Upstream when there is no answer to be had. */
export type Resolver = {
  /** MX records; [] when the domain has none or does not exist. */
  mx(domain: string): Promise<{ exchange: string; priority: number }[]>;
  /** IPv4 addresses, then IPv6; [] when the name has none. */
  addresses(name: string): Promise<string[]>;
  /** TXT records, the pieces of each joined (RFC 7208 section 3.3). */
  txt(name: string): Promise<string[]>;
  /** The names an address points back to (PTR). */
  names(ip: string): Promise<string[]>;
};

/** No records of that type, and no such name; Bun says the second for both, so nothing may hang on the difference. */
const NO_RECORDS = ['ENODATA', 'ENOTFOUND'];

/**
 * The Resolver that asks real DNS servers, each question within a deadline, and remembers nothing (see cachedResolver).
 * @param options.servers `address` or `address:port`, those of the machine when not given
 */
export function dnsResolver({
  servers,
  deadlineMs = 5000,
}: {
  servers?: string[];
  deadlineMs?: number;
} = {}): Resolver {
  /** One for each question, since each keeps answers by itself, for as long as they say. */
  function fresh(): dns.Resolver {
    const resolver = new dns.Resolver({ timeout: Math.ceil(deadlineMs / 2), tries: 2 });
    if (servers) resolver.setServers(servers);
    return resolver;
  }

  async function ask<T>(name: string, question: (resolver: dns.Resolver) => Promise<T[]>): Promise<T[]> {
    const deadline = Promise.withResolvers<never>();
    const timer = setTimeout(() => deadline.reject(new Upstream(`DNS gave no answer for ${name}`, true)), deadlineMs);
    try {
      return await Promise.race([question(fresh()), deadline.promise]);
    } catch (error) {
      if (error instanceof Upstream) throw error;
      const code = codeOf(error);
      if (NO_RECORDS.includes(code)) return [];
      throw new Upstream(`DNS failed for ${name}: ${code}`, true);
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    mx: (domain) => ask(domain, (resolver) => resolver.resolveMx(domain)),

    txt: (name) => ask(name, (resolver) => textsOf(name, servers ?? resolver.getServers(), deadlineMs)),

    names: (ip) => ask(ip, (resolver) => resolver.reverse(ip)),

    async addresses(name) {
      const families = await Promise.allSettled([
        ask(name, (resolver) => resolver.resolve4(name)),
        ask(name, (resolver) => resolver.resolve6(name)),
      ]);
      const found = families.flatMap((family) => (family.status === 'fulfilled' ? family.value : []));
      if (found.length > 0) return found;
      for (const family of families) if (family.status === 'rejected') throw family.reason;
      return [];
    },
  };
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : String(error));

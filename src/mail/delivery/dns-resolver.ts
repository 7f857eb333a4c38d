import { promises as dns } from 'node:dns';
import { Upstream } from '#src/lib/errors.ts';
import type { Resolver } from './mx.ts';

/** No records of that type, and no such name; Bun says the second for both, so nothing may hang on the difference. */
const NO_RECORDS = ['ENODATA', 'ENOTFOUND'];

/**
 * The Resolver that asks real DNS servers, each question within a deadline.
 * @param options.servers `address` or `address:port`, those of the machine when not given
 */
export function dnsResolver({
  servers,
  deadlineMs = 5000,
}: {
  servers?: string[];
  deadlineMs?: number;
} = {}): Resolver {
  const resolver = new dns.Resolver({ timeout: Math.ceil(deadlineMs / 2), tries: 2 });
  if (servers) resolver.setServers(servers);

  async function ask<T>(name: string, question: (resolver: dns.Resolver) => Promise<T[]>): Promise<T[]> {
    const deadline = Promise.withResolvers<never>();
    const timer = setTimeout(() => deadline.reject(new Upstream(`DNS gave no answer for ${name}`, true)), deadlineMs);
    try {
      return await Promise.race([question(resolver), deadline.promise]);
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

import { asciiDomain } from '#src/lib/domain.ts';

const MOST_SEALERS = 50;

/** Domains as somebody typed them, with commas or spaces between; null where one is no domain. */
export function sealersOf(typed: string): string[] | null {
  const names = typed.split(/[\s,;]+/).filter((name) => name !== '');
  const domains = names.map(asciiDomain);
  if (domains.some((domain) => domain === null || !domain.includes('.')) || domains.length > MOST_SEALERS) return null;
  return [...new Set(domains as string[])].sort();
}

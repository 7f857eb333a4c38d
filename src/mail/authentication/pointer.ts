/** The address behind a name like 1.2.0.192.in-addr.arpa or ....ip6.arpa, or null (RFC 1035 3.5, RFC 3596 2.5). */
export function addressOfPointer(name: string): string | null {
  const [, digits, family] = /^([0-9a-f.]+)\.(in-addr|ip6)\.arpa$/i.exec(name) ?? [];
  const parts = digits?.split('.').reverse() ?? [];
  if (family === 'in-addr') return parts.length === 4 ? parts.join('.') : null;
  if (parts.length !== 32) return null;
  return Array.from({ length: 8 }, (_, i) => parts.slice(i * 4, i * 4 + 4).join('')).join(':');
}

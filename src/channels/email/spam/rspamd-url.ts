/** The address of rspamd as it is kept, `http://host:port`; empty for none; null for what is no such address. */
export function rspamdUrlOf(typed: string): string | null {
  const text = typed.trim();
  if (text === '') return '';
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  const isBare = url.pathname === '/' && !url.search && !url.hash && !url.username && !url.password;
  return isBare ? url.origin : null;
}

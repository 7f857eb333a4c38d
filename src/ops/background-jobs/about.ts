const MOST_CHARS = 300;

/**
 * What a job was about, as far as anybody may see: ids and numbers. Its texts may be a letter's, or hold a link that opens
 * an account.
 */
export function aboutOf(payload: string): string {
  const facts = Object.entries(JSON.parse(payload) ?? {}).filter(([, value]) => typeof value === 'number');
  return facts
    .map(([name, value]) => `${name} ${value}`)
    .join(', ')
    .slice(0, MOST_CHARS);
}

/** Work of this kind is an event that one of its followers could not handle. */
export const isParked = (kind: string): boolean => kind.startsWith('event.');

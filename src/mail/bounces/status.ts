/** A status of RFC 3463 somewhere in a text, not a part of an IP address or a version. */
const ENHANCED = /(?<![\d.])([245])\.(\d{1,3})\.(\d{1,3})(?![\d]|\.\d)/g;
/** A reply code of RFC 5321 where servers put it: at a line's start, or after what introduces a reply. */
const REPLY = /(?:^|[\s:(<>#"'=[])([45][0-5]\d)(?=[\s#<>:"'\])-]|$)/g;

export type Codes = { status: string | null; replyCode: string | null };

/** The codes in a server's words; of several enhanced ones the first that says more than its class. */
export function codesIn(text: string): Codes {
  const found = [...text.matchAll(ENHANCED)].slice(0, 20).map(([, a, b, c]) => `${a}.${Number(b)}.${Number(c)}`);
  // Exim's words for what RFC 3463 calls 4.4.7: every try was put off, none was refused.
  if (found.length === 0 && /retry time(out)? (not reached|exceeded)/.test(text))
    return { status: '4.4.7', replyCode: null };
  const telling = found.find((status) => !status.startsWith('2') && !saysNothing(status));
  const status = telling ?? found.find((each) => !each.startsWith('2')) ?? null;
  const replies = [...text.matchAll(REPLY)].slice(0, 20).map((match) => match[1]!);
  return { status, replyCode: replies.find((code) => code.startsWith(status?.[0] ?? '')) ?? replies[0] ?? null };
}

export const saysNothing = (status: string): boolean => status.endsWith('.0.0');

/**
 * The status that stands for a recipient: the report's own field, unless it says no more than a class and the other
 * server said more; then codes in the words; then what the action implies.
 */
export function settledStatus(field: string | null, words: Codes, action: 'failed' | 'delayed' | 'delivered'): string {
  if (field && !saysNothing(field)) return field;
  if (words.status && !saysNothing(words.status)) return words.status;
  const whole = field ?? words.status;
  if (whole) return whole;
  if (words.replyCode) return `${words.replyCode[0]}.0.0`;
  return { failed: '5.0.0', delayed: '4.0.0', delivered: '2.0.0' }[action];
}

const MAX_ID = 998;

// A reply far down a thread names hundreds of ancestors; its root and its nearest ones are what threading looks up.
const KEPT_REFERENCES = 20;

const UNUSABLE = /[\s<>\p{Cc}]/u;

/**
 * The message ids of a Message-ID, In-Reply-To or References header, in order, each once and without angle brackets.
 * Ids with spaces, control characters or more than 998 characters are left out (hazards T6).
 * Some clients leave the brackets away, so a header without any is split at spaces and commas.
 */
export function messageIds(value: string): string[] {
  const bracketed = value.includes('<');
  const ids = bracketed ? betweenBrackets(value) : value.split(/[\s,;]+/).filter((word) => word.includes('@'));
  return [...new Set(ids.filter((id) => id !== '' && id.length <= MAX_ID && !UNUSABLE.test(id)))];
}

/** A mail's first usable id, null if it has none. */
export function messageId(value: string): string | null {
  const [id] = messageIds(value);
  if (id) return id;
  const bare = value.trim().replace(/^<|>$/g, '');
  return bare !== '' && bare.length <= MAX_ID && !UNUSABLE.test(bare) ? bare : null;
}

/** References without the mail's own id: the first (the thread's root) and the last 20 of them. */
export function referenceIds(value: string, ownId: string | null): string[] {
  const ids = messageIds(value).filter((id) => id !== ownId);
  return ids.length > KEPT_REFERENCES + 1 ? [ids[0]!, ...ids.slice(-KEPT_REFERENCES)] : ids;
}

function betweenBrackets(value: string): string[] {
  const ids: string[] = [];
  for (let open = value.indexOf('<'); open >= 0; ) {
    const close = value.indexOf('>', open);
    if (close < 0) break;
    // `<a <b@c>`: the last opening bracket before the closing one is the id's.
    ids.push(value.slice(value.lastIndexOf('<', close) + 1, close));
    open = value.indexOf('<', close);
  }
  return ids;
}

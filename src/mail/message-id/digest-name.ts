const PREFIX = 'digest:';

/** A name for mail without a Message-ID, by which a repeated delivery of it is known; no id that others could use. */
export const digestName = (digest: Uint8Array): string => PREFIX + Buffer.from(digest).toString('hex');

/** Whether an id stood in the mail, rather than being a digestName. */
export const isOwnId = (id: string): boolean => !id.startsWith(PREFIX);

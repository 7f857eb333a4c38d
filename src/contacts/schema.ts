import type { Generated } from 'kysely';
import type { BounceReason } from '#src/mail/bounces/index.ts';

/** Why an address is better not written to; `words` are the other server's, hostile text. */
export type BounceMark = { reason: BounceReason | 'complaint'; words: string };

export type ContactTables = {
  /** `showsImages` (0 or 1): pictures of other servers in this contact's mail are shown without being asked for */
  contact: {
    id: Generated<number>;
    name: string;
    createdAt: number;
    note: Generated<string>;
    showsImages: Generated<number>;
  };
  /** the words of a name behind its first, kept by triggers */
  contactWord: { word: string; contactId: number };
  /** `bouncedAt` in UTC ms and `bounce`, JSON of BounceMark, while mail to it comes back */
  contactAddress: { address: string; contactId: number; bouncedAt: number | null; bounce: string | null };
};

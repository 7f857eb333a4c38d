import type { Part } from '#src/mail/mime/index.ts';
import type { SpamReason } from '#src/words/index.ts';

/** What a list says of mail from a sender (`name@domain`) or a domain with its subdomains (`domain`). */
export type Listed = 'block' | 'allow';

export type SpamTables = {
  senderList: { pattern: string; verdict: Listed; createdAt: number };
  spamVerdict: { rawId: number; isSpam: number; reasons: string };
  spamLesson: { messageId: number; isSpam: number };
};

/** What rspamd said; symbols are the names of its rules, those that weigh most first. */
export type RspamdSign = { action: string; score: number; symbols: string[] };

/** What was asked of others about a mail, before the transaction in which it is judged; null where nothing was to be had. */
export type SpamSigns = { rspamd: RspamdSign | null };

export type SpamVerdict = { isSpam: boolean; reasons: SpamReason[] };

/** Of a verification, what concerns spam. */
export type Authenticity = {
  verdict: 'verified' | 'unverified' | 'failed';
  fromDomain: string | null;
  dmarc: { policy: 'none' | 'quarantine' | 'reject' | null };
};

/** What words are taken from: the same of a letter that is judged and of a message that teaches. */
export type WordSource = { from: string; subject: string; text: string; parts: Pick<Part, 'name' | 'type'>[] };

/** A received mail. `isExempt`: it proves by a token of ours that it is a report on our own mail, so no content is judged. */
export type LetterToJudge = WordSource & {
  rawId: number;
  verification: Authenticity | null;
  signs: SpamSigns;
  isExempt?: boolean;
};

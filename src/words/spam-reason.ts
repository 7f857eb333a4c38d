import type { en } from './en/index.ts';

/** Why a mail is spam or not. `isForged`: the allow list names its sender, but somebody else sent it. */
export type SpamReason =
  | { kind: 'blocked'; pattern: string }
  | { kind: 'allowed'; pattern: string; isForged: boolean }
  | { kind: 'dmarc'; domain: string; policy: 'quarantine' | 'reject' }
  | { kind: 'rspamd'; score: number; symbols: string[] }
  | { kind: 'learned'; probability: number; words: string[] };

/** A reason as a half sentence, and what it rests on: words of the mail, rules of rspamd. */
export function spamReasonText(w: typeof en, reason: SpamReason): { text: string; evidence: string[] } {
  const { reasons } = w.spam;
  switch (reason.kind) {
    case 'blocked':
      return { text: reasons.blocked(reason.pattern), evidence: [] };
    case 'allowed':
      return { text: (reason.isForged ? reasons.forged : reasons.allowed)(reason.pattern), evidence: [] };
    case 'dmarc':
      return { text: reasons[reason.policy](reason.domain), evidence: [] };
    case 'rspamd':
      return { text: reasons.rspamd(reason.score.toFixed(1)), evidence: reason.symbols };
    case 'learned':
      return { text: reasons.learned(reason.probability), evidence: reason.words };
  }
}

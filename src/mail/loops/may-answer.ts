import { type AutomaticSigns, automaticKind } from './automatic-kind.ts';

/** Why a mail gets no automatic answer; for logs and for the story of what was not sent. */
export type LoopReason =
  | 'automatic-mail'
  | 'suppressed'
  | 'list'
  | 'no-reply-address'
  | 'own-address'
  | 'own-mail'
  | 'spam'
  | 'failed-verification'
  | 'too-deep'
  | 'answered-already'
  | 'too-many';

export type LoopAnswer = { may: true } | { may: false; why: LoopReason };

/** The mail that would be answered, and what others found out about it. */
export type AnswerSigns = AutomaticSigns & {
  /** a Message-ID or a header of our own came back */
  isOurMail: boolean;
  isSpam: boolean;
  /** DMARC fails, so that the answer would go to somebody who did not write */
  hasFailedVerification: boolean;
};

/** Put into everything we send by ourselves, to be known when it comes back (L3). */
export const LOOP_HEADER = 'X-Postroom-Loop';

const LIST_HEADERS = ['id', 'unsubscribe', 'post', 'help', 'subscribe', 'owner', 'archive'].map(
  (name) => `list-${name}`,
);
const NO_REPLY =
  /^(no-?reply|do-?not-?reply|mailer-daemon|postmaster|bounces?|root|nobody|owner-.*|.*-(owner|request|bounces?)|(.*[._-])?no-?reply([._-].*)?)(\+.*)?$/;

/**
 * May this mail be answered by a machine (RFC 3834 2, hazards L1)? Stricter than `automaticKind`: signs that do not make a
 * mail automatic, since people's mail carries them too, are enough for silence here.
 */
export function mayAnswerAutomatically(signs: AnswerSigns): LoopAnswer {
  const why = reasonFor(signs);
  return why === null ? { may: true } : { may: false, why };
}

function reasonFor(signs: AnswerSigns): LoopReason | null {
  const { header } = signs;
  if (signs.isOurMail || header(LOOP_HEADER.toLowerCase()) !== undefined) return 'own-mail';
  if (automaticKind(signs) !== null) return 'automatic-mail';
  if (/\b(all|autoreply|oof)\b/i.test(header('x-auto-response-suppress') ?? '')) return 'suppressed';
  if (header('feedback-id') !== undefined || LIST_HEADERS.some((name) => header(name) !== undefined)) return 'list';
  const local = signs.fromAddress.toLowerCase().split('@', 1)[0]!;
  if (local === '' || NO_REPLY.test(local)) return 'no-reply-address';
  if (signs.isSpam) return 'spam';
  return signs.hasFailedVerification ? 'failed-verification' : null;
}

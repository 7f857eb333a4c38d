import type { Evidence } from '#src/inbox/threading/index.ts';
import type { Letter } from './letter.ts';

const REPEAT_MS = 7 * 24 * 3600 * 1000;

type Earlier = { digest: Uint8Array; at: number };

/** The mails we hold that carry the same Message-ID, or the same bytes where there is none. */
const earlierMails = (letter: Letter, evidence: Evidence) =>
  (evidence.messages.get(letter.content.headerId!) ?? []).filter(
    ({ rawId }) => rawId !== null && rawId !== letter.rawId,
  );

/** The raw mails whose fingerprints `repeatedRawIds` wants to see. */
export const comparedRawIds = (letters: Letter[], evidence: Evidence): number[] =>
  letters.flatMap((letter) => earlierMails(letter, evidence).map(({ rawId }) => rawId!));

/**
 * Letters that we hold already. By SMTP: the same bytes and envelope within a week, since the client did not see our 250
 * (RFC 1047); a Message-ID alone proves nothing there, anybody can use it first (hazards S15, S16). Fetched: the same bytes at
 * any time, since a folder may be numbered anew. From a Sent folder, which is ours: a Message-ID of that mailbox, since what
 * lies there is another copy of what we sent.
 */
export function repeatedRawIds(letters: Letter[], evidence: Evidence, held: Map<number, Earlier>): Set<number> {
  const isSame = (letter: Letter, earlier: Earlier | undefined) =>
    earlier !== undefined &&
    (letter.envelope.source !== 'smtp' || letter.at - earlier.at <= REPEAT_MS) &&
    Buffer.from(earlier.digest).equals(letter.digest);
  const isRepeated = (letter: Letter) =>
    earlierMails(letter, evidence).some(
      ({ rawId, mailboxId }) =>
        isSame(letter, held.get(rawId!)) || (letter.envelope.isSent && mailboxId === letter.envelope.mailboxId),
    );
  return new Set(letters.filter(isRepeated).map(({ rawId }) => rawId));
}

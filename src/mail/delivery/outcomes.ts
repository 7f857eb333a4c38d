import type { SMTPError } from 'nodemailer/lib/smtp-connection';
import { printableLine } from '#src/lib/clean-text.ts';

/** The fault is the route's, not the recipient's: a refused login, or no host that talks to us. Other letters would meet it too. */
export type Trouble = 'login' | 'connection';

export type Outcome = {
  address: string;
  state: 'sent' | 'delayed' | 'failed';
  /** The server's words on one line. */
  reply: string;
  trouble?: Trouble;
  /** The envelope sender it was offered under, where it came to that. */
  sender?: string;
};

/** Codes by which a server asks for a (better) login, RFC 4954 section 6 and RFC 4409. */
const LOGIN_CODES = new Set([530, 534, 535, 538, 454]);

/** The step at which a delivery ended short of its goal. */
export type Stage = 'connect' | 'login' | 'send';

/** What became of one recipient, whichever it was. */
export type Verdict = Omit<Outcome, 'address'>;

/**
 * What an error of nodemailer says about the recipients it concerns. Only a 5xx to the letter or to a recipient is
 * final. Anything about our connection or login can be put right by us, and must not fail customers' mail (O6).
 */
export function judge(error: SMTPError, stage: Stage, isRelay: boolean): Verdict {
  const reply = printableLine(error.response || error.message);
  const code = error.responseCode ?? 0;
  if (stage === 'connect') return { state: 'delayed', reply, trouble: 'connection' };
  if (stage === 'login' || (isRelay && LOGIN_CODES.has(code))) return { state: 'delayed', reply, trouble: 'login' };
  // Without a reply it is the server's SIZE that nodemailer found too small, before anything was sent.
  const isTooBig = error.code === 'EMESSAGE' && !error.response;
  if (isTooBig || (code >= 500 && code < 600)) return { state: 'failed', reply };
  return code === 421 ? { state: 'delayed', reply, trouble: 'connection' } : { state: 'delayed', reply };
}

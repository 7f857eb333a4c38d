/** One refusal as smtp-server wants it: reply code and text, which opens with the enhanced code of RFC 3463. */
export class Answer extends Error {
  override name = 'Answer';
  constructor(
    readonly responseCode: number,
    text: string,
    /** what is noted of it: one of few fixed texts, whatever strangers had us say */
    readonly noted: string = text,
  ) {
    super(text);
  }
}

/**
 * Every refusal of our own, in words that say nothing of our inside (S14): a sender's admin reads them, and so does an attacker.
 * 4xx wherever the fault may be ours, so that the sender keeps the letter and tries again.
 */
export const answers = {
  troubleHere: new Answer(451, '4.3.0 Temporary trouble here, please try again later'),
  noRoom: new Answer(452, '4.3.1 Not enough room at the moment, please try again later'),
  unknownRecipient: new Answer(550, '5.1.1 No such mailbox here'),
  badSender: new Answer(553, '5.1.7 This sender address cannot be used'),
  noSmtpUtf8: new Answer(555, '5.6.7 SMTPUTF8 is not offered here'),
  tooBig: (limit: number) => new Answer(552, `5.3.4 The message is larger than ${limit} bytes`),
  tooManyConnections: new Answer(421, '4.7.0 Too many connections from your address, please try again later'),
  tooManyLetters: new Answer(450, '4.7.1 Too many messages from your address, please try again later'),
  tooEager: new Answer(554, '5.5.0 More was sent before this command was answered'),
  objected: (words: string) => new Answer(550, words, '5.7.1 Disowned by the domain in From (DMARC)'),
  loop: new Answer(554, '5.4.6 Too many hops, this looks like a mail loop'),
};

/** Goodbyes to a session that is cut (RFC 5321 section 3.8): the client keeps what was not answered and tries again. */
export const shuttingDown = '4.3.2 Shutting down, please try again later';
export const tookTooLong = '4.4.2 This session took too long, please try again later';
export const tooManyErrors = '4.7.0 Too many errors, please try again later';
export const tooMuchJunk = '4.7.0 Too many commands without a message, please try again later';

/** What is told of sessions that ended without a word of ours. The mail log says what each text here means (words/en/mail-log.ts). */
export const leftInLetter = 'Left in the middle of a letter';
export const broken = 'Connection failed';

/** The only thing a client learns about a stored letter is an id that we find in our own log. */
export const stored = (id: string) => `2.0.0 Ok: stored as ${id}`;

// "Re:" in the languages whose mail clients translate it; one is enough.
const REPLY_PREFIX = /^\s*(re|aw|antw|sv|vs|odp|ynt|回复|回覆|답장|balas)\s*(\[\d+\])?\s*[:：]/i;

// And "Fwd:" in theirs.
const FORWARD_PREFIX = /^\s*(fwd?|wg|tr|rv|enc|i|doorst|vb|vs|pd|ilt|转发|轉寄|전달|terusan)\s*[:：]/i;

/** The subject of what is forwarded: "Fwd: " in front, once. */
export const forwardSubject = (subject: string): string => (FORWARD_PREFIX.test(subject) ? subject : `Fwd: ${subject}`);

/** The subject of a reply: "Re: " in front, once (RFC 5322 3.6.5). */
export const replySubject = (subject: string): string => (REPLY_PREFIX.test(subject) ? subject : `Re: ${subject}`);

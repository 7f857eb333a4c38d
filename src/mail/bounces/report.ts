/** What a report is about: undeliverable, not delivered yet, delivered, or marked as spam by whoever got it. */
export type ReportKind = 'bounce' | 'delay' | 'delivered' | 'complaint';

export type BounceReason =
  | 'unknown-user'
  | 'unknown-host'
  | 'not-accepting'
  | 'moved'
  | 'mailbox-full'
  | 'inactive'
  | 'filtered'
  | 'size'
  | 'spam'
  | 'virus'
  | 'authentication'
  | 'relaying'
  | 'rate'
  | 'policy'
  | 'content'
  | 'expired'
  | 'network'
  | 'system'
  | 'other';

/** What became of the mail for one recipient. All text is a stranger's, on one printable line. */
export type ReportedRecipient = {
  address: string;
  /** the address before forwarding (RFC 3464 2.3.1), where the report tells it */
  original: string | null;
  action: 'failed' | 'delayed' | 'delivered';
  /** class.subject.detail of RFC 3463, or the class with zeroes where that is all there is to say */
  status: string;
  /** Writing to the address again is of no use. */
  isHard: boolean;
  reason: BounceReason;
  /** the other server's words, may be empty */
  words: string;
};

/** The headers of the mail that came back, as far as they were enclosed. Ids without angle brackets. */
export type ReturnedMail = { messageId: string | null; from: string; to: string[]; subject: string };

export type DeliveryReport = {
  kind: ReportKind;
  /** Feedback-Type of RFC 5965, for complaints */
  feedback?: string;
  recipients: ReportedRecipient[];
  returned: ReturnedMail | null;
  /** every Message-ID under which the report names the mail, the returned one's first */
  messageIds: string[];
};

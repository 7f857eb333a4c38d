import type { ReportedRecipient, ReportKind } from '#src/mail/bounces/index.ts';

/** What one report says of one recipient, as it is kept. */
export type ReportRow = {
  /** the mail that reports */
  rawId: number;
  /** the recipient it concerns: as we wrote to it where it is known, else as reported */
  address: string;
  /** the mail of ours that it is about; null without proof */
  aboutRawId: number | null;
  /** JSON of KeptReport */
  report: string;
  isTrusted: number;
};

export type KeptReport = Omit<ReportedRecipient, 'address' | 'original'> & {
  kind: ReportKind;
  feedback?: string;
  /** UTC ms at which it came */
  at: number;
};

export type ReportTables = { deliveryReport: ReportRow };

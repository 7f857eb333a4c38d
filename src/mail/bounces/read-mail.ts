import { type ParsedMail, parseMail } from '#src/mail/mime/index.ts';
import { readReport } from './read-report.ts';
import type { DeliveryReport } from './report.ts';

/** A mail, and what it reports of an earlier one. */
export type ReadMail = ParsedMail & { report: DeliveryReport | null };

/** parseMail and readReport in one go, for the Worker. A report is marked as one whoever sent it. */
export async function readMail(bytes: Uint8Array, envelopeFrom: string): Promise<ReadMail> {
  const mail = await parseMail(bytes, envelopeFrom);
  const report = await readReport(bytes, mail, envelopeFrom);
  return { ...mail, automatic: report ? 'bounce' : mail.automatic, report };
}

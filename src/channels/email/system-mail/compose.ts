import MailComposer from 'nodemailer/lib/mail-composer';
import type { MailAddress } from '#src/mail/address/index.ts';

export type Composition = {
  from: MailAddress;
  to: MailAddress;
  subject: string;
  paragraphs: string[];
  messageId: string;
  date: Date;
  headers: Record<string, string>;
};

/** Plain text alone: it must be readable wherever an admin is. Addresses are objects, never strings (hazards O7). */
export function composeSystemMail({ paragraphs, messageId, headers, ...mail }: Composition): Promise<Buffer> {
  const composer = new MailComposer({
    ...mail,
    text: `${paragraphs.join('\n\n')}\n`,
    messageId: `<${messageId}>`,
    headers,
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: '\r\n',
  });
  return composer.compile().build();
}

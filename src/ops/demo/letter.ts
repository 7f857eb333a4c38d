import MailComposer from 'nodemailer/lib/mail-composer';
import type { Scene } from './plot.ts';
import { invoicePdf, photoPng } from './sample-files.ts';

/** The mail of ours that a customer answers. */
type Answered = { headerId: string; text: string } | null;

/** A customer's mail as their mail program writes it; an answer quotes what it answers. */
export function customerMail(scene: Scene, turn: number, answers: Answered): Promise<Buffer> {
  const { customer, mailbox, subject } = scene;
  const { at, text } = scene.turns[turn]!;
  const quote = answers ? `\n\n> ${answers.text.trim().replaceAll('\n', '\n> ')}\n` : '';
  const composer = new MailComposer({
    from: customer,
    to: mailbox,
    subject: answers ? `Re: ${subject}` : subject,
    text: text + quote,
    date: new Date(at),
    messageId: `<${at}.${turn}.${customer.address}>`,
    ...(answers ? { inReplyTo: `<${answers.headerId}>`, references: [`<${answers.headerId}>`] } : {}),
    attachments: turn === 0 ? filesOf(scene) : [],
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: '\r\n',
  });
  return composer.compile().build();
}

function filesOf({ file, subject, customer }: Scene) {
  if (file === 'photo') return [{ filename: 'photo.png', contentType: 'image/png', content: photoPng(subject.length) }];
  if (file === 'invoice') {
    return [{ filename: 'invoice.pdf', contentType: 'application/pdf', content: invoicePdf(customer.address) }];
  }
  return [];
}

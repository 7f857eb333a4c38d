import type { AddressInfo } from 'node:net';
import { simpleParser } from 'mailparser';
import { createTransport } from 'nodemailer';
import { SMTPServer } from 'smtp-server';

const THANKS_MS = 20_000;
const MOST_BYTES = 30_000_000;

/** What customers say to an answer, in the language it seems to be in. */
const THANKS: [RegExp, string][] = [
  [/[가-힣]/, '답변 감사합니다. 잘 알겠습니다!'],
  [/[\u4e00-\u9fff]/, '好的，謝謝您的回覆！'],
  [/[ğışİ]/, 'Hızlı yanıtınız için teşekkürler!'],
  [/[äöüß]|\b(ich|wir|und)\b/i, 'Danke für die schnelle Antwort, das hilft mir weiter.'],
  [/\b(saya|kami|terima)\b/i, 'Terima kasih atas jawabannya!'],
];

/**
 * The rest of the world, on loopback: takes every mail that leaves the demo, and a while later lets its receiver answer.
 * @param deliverTo the demo's own mail port, once it is known
 */
export async function openOutside(deliverTo: () => number) {
  const waiting = new Set<Timer>();
  const server = new SMTPServer({
    name: 'outside.example',
    logger: false,
    size: MOST_BYTES,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, session, done) {
      const to = session.envelope.rcptTo[0]?.address ?? '';
      simpleParser(stream).then((mail) => {
        done();
        if (mail.headers.has('auto-submitted')) return;
        const timer = setTimeout(() => {
          waiting.delete(timer);
          void thank(deliverTo(), to, mail).catch(() => {});
        }, THANKS_MS);
        waiting.add(timer);
      }, done);
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.server.address() as AddressInfo).port,
    async stop() {
      for (const timer of waiting) clearTimeout(timer);
      await new Promise<void>((resolve) => server.close(resolve));
    },
  };
}

type Taken = Awaited<ReturnType<typeof simpleParser>>;

async function thank(port: number, from: string, { replyTo, from: writer, subject = '', messageId, text = '' }: Taken) {
  const to = (replyTo ?? writer)?.value[0]?.address;
  if (!to) return;
  const words =
    THANKS.find(([language]) => language.test(text.split('\n>')[0]!))?.[1] ?? 'Thank you for the quick answer!';
  const transport = createTransport({ host: '127.0.0.1', port, tls: { rejectUnauthorized: false } });
  await transport.sendMail({
    from,
    to: { name: '', address: to },
    subject: /^re:/i.test(subject) ? subject : `Re: ${subject}`,
    text: words,
    ...(messageId ? { inReplyTo: messageId, references: [messageId] } : {}),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  transport.close();
}

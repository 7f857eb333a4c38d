import { MAILBOX } from '#tests/support/postroom.ts';
import { letter } from '#tests/support/send-letter.ts';
import { dialogue } from '#tests/support/smtp-client.ts';
import { wireForm } from '#tests/support/wire-form.ts';

export const subjectOf = (n: number) => `numbered ${n}`;

/** A numbered mail of 1 to 60 kB. */
function numbered(n: number): Buffer {
  const head = {
    From: `Customer ${n % 50} <c${n % 50}@customer.test>`,
    Subject: subjectOf(n),
    'Message-ID': `<n${n}@customer.test>`,
  };
  return letter(
    head,
    `${`line of mail ${n}\r\n`.repeat(40 + ((n * 7919) % 1000) * (n % 10 === 0 ? 4 : 1))}.\r\n..\r\n`,
  );
}

/**
 * Sends numbered mails over several connections until each has its 250, coming again after every broken one, and keeps book:
 * which 250s were seen, and which mails were sent without one being seen.
 */
export function startSender(port: number, count: number, lanes: number) {
  const taken = new Set<number>();
  const unsure = new Set<number>();
  const waiting = Array.from({ length: count }, (_, i) => i);

  async function session(): Promise<void> {
    const client = await dialogue(port);
    let n: number | undefined;
    try {
      await client.expect(220);
      await client.say('EHLO sender.test', 250);
      for (n = waiting.shift(); n !== undefined; n = waiting.shift()) {
        await client.say(`MAIL FROM:<c${n % 50}@customer.test>`, 250);
        await client.say(`RCPT TO:<${MAILBOX.address}>`, 250);
        await client.say('DATA', 354);
        unsure.add(n);
        await client.write(wireForm(numbered(n)));
        await client.expect(250);
        unsure.delete(n);
        taken.add(n);
      }
    } finally {
      if (n !== undefined) waiting.push(n);
      client.close(true);
    }
  }

  async function lane(): Promise<void> {
    while (taken.size < count) {
      await session().catch(() => Bun.sleep(20));
    }
  }

  const done = Promise.all(Array.from({ length: lanes }, lane));
  return { taken, unsure, done: done.then(() => undefined) };
}

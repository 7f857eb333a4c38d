import { describe, expect, test } from 'vitest';
import { answer } from '#tests/support/answering.ts';
import { freePort } from '#tests/support/free-port.ts';
import { hasPostfix, startPostfixReturner } from '#tests/support/postfix-returner.ts';
import { MAILBOX, setUpPostroom, startPostroom } from '#tests/support/postroom.ts';
import { relayTo } from '#tests/support/relay-to.ts';
import { letter, sendLetter } from '#tests/support/send-letter.ts';
import { openStore, received, until } from '#tests/support/store.ts';

const UNKNOWN = '550 5.1.1 User unknown in virtual mailbox table';

describe.skipIf(!hasPostfix)('an answer that comes back', { timeout: 60_000 }, () => {
  test('O8: Postfix returns it to the signed address: the bounce lies in the conversation, the recipient has failed, the address is warned about', async () => {
    const smtpPort = await freePort();
    await using postfix = await startPostfixReturner({ domain: 'acme.example', to: smtpPort, said: UNKNOWN });
    await using postroom = await startPostroom({
      POSTROOM_SMTP_PORT: String(smtpPort),
      ...relayTo(postfix.port),
    });
    const browser = await setUpPostroom(postroom);
    using store = openStore(postroom.folder);
    const question = letter({
      From: 'Bob <bob@customer.example>',
      Subject: 'Broken',
      'Message-ID': '<q1@customer.example>',
    });
    await sendLetter(postroom.smtpPort, { to: MAILBOX.address, bytes: question });
    const { conversation_id: id } = await received(store, 'Broken');
    await answer(postroom.url, browser, id, { text: 'Here is how.', andClose: true });

    const bounced = () =>
      store.all<{ state: string; reply: string }>("SELECT state, reply FROM recipient WHERE state = 'failed'")[0];
    expect((await until('the answer to come back', bounced)).reply).toContain('User unknown in virtual mailbox table');
    const report = await received(store, 'Undelivered Mail Returned to Sender');
    expect(report.conversation_id).toBe(id);
    await until(
      'the conversation to open',
      () => store.count("SELECT count(*) FROM conversation WHERE status = 'open'") === 1,
    );

    await browser.send(`/conversations/${id}/drafts`);
    const page = await (await browser.get(`/conversations/${id}`)).text();
    expect(page).toContain('Came back: mailbox unknown');
    expect(page).toMatch(/Reported by mail [^<]+<a href="#message-\d+">Show the report<\/a>/);
    expect(page).toContain('Mail to bob@customer.example came back');
    expect(page).toContain('class="bounced-recipients"');
  });
});

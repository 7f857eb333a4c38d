import { describe, expect, test } from 'vitest';
import { corpusFiles, hasCorpus } from '#tests/support/corpus.ts';
import { MAILBOX, setUpPostroom, startPostroom } from '#tests/support/postroom.ts';
import { sendLetter } from '#tests/support/send-letter.ts';
import { openStore, until } from '#tests/support/store.ts';

const LANES = 8;

/** Runs work over a list, a few at a time. */
async function inLanes<T>(items: T[], work: (item: T) => Promise<void>): Promise<void> {
  const rest = items.values();
  const lane = async () => {
    for (const item of rest) await work(item);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

/** SMTP ends every mail with a line end (RFC 5321 4.1.1.4). */
const asSent = (bytes: Buffer) =>
  bytes.length === 0 || bytes.toString('latin1').endsWith('\r\n') ? bytes : Buffer.concat([bytes, Buffer.from('\r\n')]);

describe.skipIf(!hasCorpus)('the corpus', () => {
  test('every mail gets its 250, a conversation whose page and body open, and comes back as the bytes sent', {
    timeout: 60_000,
  }, async () => {
    const files = corpusFiles('', ['.eml', '.txt', '.msg', '.mbox']);
    expect(files.length).toBeGreaterThan(290);
    await using postroom = await startPostroom({ POSTROOM_SMTP_CLIENTS: '50' });
    const browser = await setUpPostroom(postroom);
    using store = openStore(postroom.folder);
    // An address of its own for each file: a plus-tag without our signature is an ordinary address.
    const to = (i: number) => MAILBOX.address.replace('@', `+n${i}@`);
    await inLanes([...files.entries()], async ([i, { name, bytes }]) => {
      expect(await sendLetter(postroom.smtpPort, { to: to(i), bytes }), name).toMatch(/^250/);
    });
    await until(
      'all mails to be delivered',
      () => store.count('SELECT count(*) FROM job WHERE run_at IS NOT NULL AND kind = ?', 'letter.parse') === 0,
      30_000,
    );

    const rows = store.all<{ id: number; conversation_id: number; tag: string }>(
      `SELECT message.id, conversation_id, json_extract(envelope, '$.to[0]') AS tag FROM message JOIN raw ON raw.id = raw_id`,
    );
    const messages = new Map(rows.map((row) => [row.tag, row]));
    expect(rows.length, 'one message for each mail').toBe(files.length);
    await inLanes([...files.entries()], async ([i, { name, bytes }]) => {
      const { id, conversation_id } = messages.get(to(i))!;
      for (const path of [`/conversations/${conversation_id}`, `/messages/${id}/raw`]) {
        const response = await browser.get(path);
        expect(response.status, `${name} at ${path}`).toBe(200);
        await response.text();
      }
      const body = await browser.get(`/messages/${id}/body`);
      expect(body.status, `${name} in its frame`).toBe(200);
      expect(await body.text()).not.toMatch(/<script|\son\w+\s*=\s*["']/i);
      const eml = Buffer.from(await (await browser.get(`/messages/${id}/message.eml`)).arrayBuffer());
      expect(eml.equals(asSent(bytes)), `${name} as it was sent`).toBe(true);
    });
    expect(store.count('SELECT count(*) FROM job WHERE run_at IS NULL'), 'dead jobs').toBe(0);
  });
});

import { randomBytes } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { beginDraft } from '#tests/support/answering.ts';
import { MAILBOX, type TestBrowser } from '#tests/support/postroom.ts';
import { letter, sendLetter } from '#tests/support/send-letter.ts';
import { hasSmallDisks, smallDisk } from '#tests/support/small-disk.ts';
import { dialogue } from '#tests/support/smtp-client.ts';
import { openStore, received, until } from '#tests/support/store.ts';
import { startVictim, type Victim } from './victim.ts';

const SETTINGS = { POSTROOM_SPARE_MB: '16', POSTROOM_SIZE_LIMIT: '1000000' };

const send = (victim: Victim, subject: string) =>
  sendLetter(victim.smtpPort, { to: MAILBOX.address, bytes: letter({ From: 'ann@customer.test', Subject: subject }) });

async function answerToMail(victim: Victim): Promise<string> {
  const client = await dialogue(victim.smtpPort);
  await client.expect(220);
  await client.say('EHLO client.test', 250);
  await client.send('MAIL FROM:<ann@customer.test>');
  const answer = await client.reply();
  client.close();
  return answer;
}

/** Three megabytes that nothing packs, which no place in the files is left for. */
async function upload(victim: Victim, browser: TestBrowser, draftId: string): Promise<number> {
  const body = new FormData();
  body.append('file', new File([randomBytes(3_000_000)], 'large.bin'));
  const headers = { Origin: victim.url, Cookie: browser.cookie };
  return (await fetch(`${victim.url}/drafts/${draftId}/files`, { method: 'POST', headers, body })).status;
}

test.skipIf(!hasSmallDisks)(
  'S18: a disk that fills is 452 before it is full; when it is, pages and deletes work, and room heals it all without a restart',
  {
    timeout: 90_000,
  },
  async () => {
    using disk = smallDisk(64);
    await using victim = await startVictim(disk.path, SETTINGS);
    const browser = await victim.setUp();
    const ballast = join(disk.path, 'postroom.ballast');
    await until('ballast', () => existsSync(ballast));
    expect(statSync(ballast).blocks * 512).toBeGreaterThanOrEqual(2_000_000);
    expect(await send(victim, 'before')).toMatch(/^250/);
    using store = openStore(disk.path);
    const { conversation_id: id } = await until('the letter', () => received(store, 'before'));
    const draftId = await beginDraft(browser, id);
    const begun = await dialogue(victim.smtpPort);
    await begun.open([MAILBOX.address]);
    await begun.say('DATA', 354);

    disk.fillUpTo(10_000_000);
    await until('MAIL to be refused', async () => (await answerToMail(victim)).startsWith('452 4.3.1'));
    await begun.say('Subject: in the middle\r\n\r\nx\r\n.', '452 4.3.1');
    await until('the alarm', () => store.count("SELECT count(*) FROM alarm WHERE name = 'disk'") === 1);
    expect(existsSync(ballast)).toBe(true);

    disk.fillUpTo(0);
    expect(await upload(victim, browser, draftId)).toBe(500);
    await until('ballast to be given up', () => !existsSync(ballast));
    expect((await browser.get(`/conversations/${id}`)).status).toBe(200);
    expect((await browser.send(`/drafts/${draftId}`, {}, 'DELETE')).status).toBeLessThan(400);
    expect(await answerToMail(victim)).toMatch(/^452/);

    disk.empty();
    await until('MAIL to be taken', async () => (await answerToMail(victim)).startsWith('250'));
    await until('ballast again', () => existsSync(ballast), 30_000);
    await until('the end of the alarm', () => store.count("SELECT count(*) FROM alarm WHERE name = 'disk'") === 0);
    expect(await send(victim, 'after')).toMatch(/^250/);
    await until('the letter after it', () => received(store, 'after'));
    expect(store.count("SELECT count(*) FROM message WHERE kind = 'in'")).toBe(2);
    expect(store.one('PRAGMA integrity_check')).toEqual({ integrity_check: 'ok' });
    await victim.stop();
  },
);

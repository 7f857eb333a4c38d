import { DomUtils, parseDocument } from 'htmlparser2';
import { simpleParser } from 'mailparser';
import { expect, test } from 'vitest';
import { emailDispatch } from '#src/channels/email/outgoing/index.ts';
import { replyBodies } from '#src/channels/email/outgoing/quote.ts';
import { jobs as draftJobs } from '#src/inbox/drafts/index.ts';
import { readRaw } from '#src/mail/raw/index.ts';
import { fullDate } from '#src/words/index.ts';
import { type Desk, openDesk } from '#tests/inbox/desk.ts';
import { hand } from '#tests/inbox/drafts/writing.ts';
import { PNG, relatedMail } from '#tests/inbox/pages/mails.ts';

/** Ada answers a mail in a browser that stands in this time zone. @returns the answer's text, and when the mail came */
async function answered(desk: Desk, headers: Record<string, string>, change = () => {}) {
  const { ada } = desk.people;
  const { conversation_id } = await desk.deliver(relatedMail());
  await desk.ask(ada, 'POST', `/conversations/${conversation_id}/drafts`, { headers });
  const { id } = desk.row<{ id: number }>('SELECT max(id) AS id FROM draft');
  const form = { text: 'Dear Carla', html: '' };
  const sent = await desk.ask(ada, 'POST', `/drafts/${id}/dispatch`, { form, headers });
  expect(sent.status).toBe(303);
  change();
  desk.clock.turn(10_000);
  await desk.work(draftJobs(emailDispatch));
  const out = desk.row<{ raw_id: number }>("SELECT raw_id FROM message WHERE kind = 'out'");
  const mail = await simpleParser(Buffer.from((await readRaw(desk.ctx.db, out.raw_id))!.bytes));
  const { at } = desk.row<{ at: number }>("SELECT at FROM message WHERE kind = 'in'");
  return { text: mail.text!, date: (timeZone: string) => fullDate(at, { locale: 'en', timeZone, now: at }) };
}

test('a mail quotes the message answered at the hour that its author read', async () => {
  await using desk = await openDesk();
  const { text, date } = await answered(desk, { Cookie: 'postroom_zone=Asia%2FTokyo' });
  expect(date('Asia/Tokyo')).not.toBe(date('UTC'));
  expect(text).toContain(`On ${date('Asia/Tokyo')}, Carla wrote:`);
});

test('a picture in the message answered stands in its quote; forwarded, it is no file beside it as well', async () => {
  await using desk = await openDesk();
  const { ada } = desk.people;
  const { id, conversation_id } = await desk.deliver(relatedMail());
  const leave = async (form: Record<string, string>) => {
    const draft = desk.row<{ id: number }>('SELECT max(id) AS id FROM draft').id;
    expect((await desk.ask(ada, 'POST', `/drafts/${draft}/dispatch`, { form })).status).toBe(303);
    desk.clock.turn(10_000);
    await desk.work(draftJobs(emailDispatch));
    const out = desk.row<{ id: number; raw_id: number }>(
      "SELECT id, raw_id FROM message WHERE kind = 'out' ORDER BY id DESC",
    );
    const bytes = Buffer.from((await readRaw(desk.ctx.db, out.raw_id))!.bytes);
    return { id: out.id, mail: await simpleParser(bytes, { skipImageLinks: true }) };
  };
  await desk.ask(ada, 'POST', `/conversations/${conversation_id}/drafts`);
  const reply = await leave({ text: 'Dear Carla', html: '' });
  await desk.ask(ada, 'POST', `/messages/${id}/forward`);
  const forward = await leave({ text: '', html: '', to: 'desk@carrier.example', subject: 'Fwd' });
  for (const { id, mail } of [reply, forward]) {
    expect(mail.attachments).toHaveLength(1);
    const { cid, content } = mail.attachments[0]!;
    expect(mail.html).toContain(`<img src="cid:${cid}"`);
    expect(content.toString('base64')).toBe(PNG);
    // Our own thread shows it, too.
    const body = await (await desk.ask(ada, 'GET', `/messages/${id}/body`)).text();
    const src = /src="(\/messages\/\d+\/inline\/[^"]+)"/.exec(body)?.[1];
    expect((await desk.ask(ada, 'GET', src!)).headers.get('Content-Type')).toBe('image/png');
  }
});

test('a draft that was sent before that was noted is quoted in English and UTC', async () => {
  await using desk = await openDesk();
  const { text, date } = await answered(desk, { Cookie: 'postroom_zone=Asia%2FTokyo' }, () =>
    desk.rows("UPDATE draft SET content = json_remove(content, '$.locale', '$.timeZone')"),
  );
  expect(text).toContain(`On ${date('UTC')}, Carla wrote:`);
});

test('the composer shows the quote that will be sent: of what its author had seen, not of what came meanwhile', async () => {
  await using desk = await openDesk();
  const { ada } = desk.people;
  const { conversationId } = await desk.receive({ text: 'The first question' });
  const id = await hand(ada).open(conversationId);
  await hand(ada).save(id, 'An answer');
  desk.clock.turn(1000);
  const { messageId } = await desk.receive({ conversationId, text: 'A second question' });
  await desk.receive({ conversationId, text: 'Out of office', marks: { automatic: 'reply' } });

  const quote = async () => {
    const page = await (await desk.ask(ada, 'GET', `/conversations/${conversationId}`)).text();
    const element = DomUtils.getElementById('composer-quote', parseDocument(page).children)!;
    return DomUtils.textContent(DomUtils.getElementsByTagName('blockquote', element)).trim();
  };
  expect(await quote()).toBe('The first question');
  await hand(ada).save(id, 'An answer', messageId);
  expect(await quote()).toBe('A second question');
});

test.each([true, false])(
  'H10: a text of a machine is quoted as far as anybody reads (forwarded: %s)',
  (isForwarded) => {
    const text = 'x'.repeat(10_000_000);
    const quoted = { attribution: 'Ann wrote:', html: null, text, pictures: [], isForwarded };
    const bodies = replyBodies({ html: '', text: 'Hi' }, quoted);
    expect(bodies.text.length).toBeLessThan(1_100_000);
    expect(bodies.html.length).toBeLessThan(1_200_000);
    expect(bodies.text).toContain(text.slice(0, 900_000));
  },
);

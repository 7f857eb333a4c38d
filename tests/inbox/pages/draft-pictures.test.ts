import { simpleParser } from 'mailparser';
import { expect, test } from 'vitest';
import { emailDispatch } from '#src/channels/email/outgoing/index.ts';
import { jobs as draftJobs } from '#src/inbox/drafts/index.ts';
import { readRaw } from '#src/mail/raw/index.ts';
import { type Desk, openDesk, type Person } from '#tests/inbox/desk.ts';
import { relatedMail } from './mails.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const form = (fields: Record<string, string>, file?: { bytes: Uint8Array; name: string; type: string }) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  if (file) data.append('file', new File([new Uint8Array(file.bytes)], file.name, { type: file.type }));
  return data;
};

async function begin(desk: Desk, who: Person) {
  const { conversationId } = await desk.receive({ text: 'Where is the button?' });
  await desk.ask(who, 'POST', `/conversations/${conversationId}/drafts`);
  const { id } = desk.row<{ id: number }>('SELECT max(id) AS id FROM draft');
  return { id, conversationId };
}

const put = (desk: Desk, who: Person | null, id: number, bytes: Uint8Array = PNG, name = 'button.png') =>
  desk.ask(who, 'POST', `/drafts/${id}/files`, {
    form: form({ inline: '1' }, { bytes, name, type: 'image/png' }),
    htmx: 'draft-files',
  });

/** Puts a picture and answers with its path. */
async function putPicture(desk: Desk, who: Person, id: number): Promise<string> {
  const answer = await put(desk, who, id);
  expect(answer.status).toBe(200);
  return /src="([^"]+)"/.exec(await answer.text())![1]!;
}

const written = (picture: string) => `<div>Here:</div><div><img src="${picture}" alt="The button" width="200"></div>`;

test('a file’s name is made fit to travel: cut without its extension, and with nothing that turns it around', async () => {
  await using desk = await openDesk();
  const { ada } = desk.people;
  const { id } = await begin(desk, ada);
  for (const name of [`${'long'.repeat(75)}.pdf`, 'bill\u202Efdp.exe', '../a:b.txt']) {
    const file = { bytes: PNG, name, type: 'application/pdf' };
    await desk.ask(ada, 'POST', `/drafts/${id}/files`, { form: form({}, file), htmx: 'div#draft-files' });
  }
  const names = desk.rows<{ name: string }>('SELECT name FROM file ORDER BY id').map(({ name }) => name);
  expect(names).toEqual([`${'long'.repeat(29)}.pdf`, 'bill fdp.exe', 'a_b.txt']);
});

test('a picture put into the text leaves inside the mail, and stands in our own thread', async () => {
  await using desk = await openDesk();
  const { ada } = desk.people;
  const { id } = await begin(desk, ada);
  const picture = await putPicture(desk, ada, id);
  const unused = await putPicture(desk, ada, id);
  expect(unused).not.toBe(picture);
  const text = { text: 'Here:\n[The button]', html: written(picture) };
  expect((await desk.ask(ada, 'PUT', `/drafts/${id}`, { form: text, htmx: 'x' })).status).toBe(200);
  const page = await (await desk.ask(ada, 'GET', '/conversations/1')).text();
  expect(page).toContain(`src=&quot;${picture}&quot;`);
  expect(page).not.toContain('class="file"');

  const sent = await desk.ask(ada, 'POST', `/drafts/${id}/dispatch`, { form: form({ ...text, seen: '1' }) });
  expect(sent.status).toBe(303);
  desk.clock.turn(10_000);
  await desk.work(draftJobs(emailDispatch));
  const out = desk.row<{ id: number; raw_id: number }>("SELECT id, raw_id FROM message WHERE kind = 'out'");
  const bytes = Buffer.from((await readRaw(desk.ctx.db, out.raw_id))!.bytes);
  expect(bytes.toString()).toMatch(
    /multipart\/alternative;[\s\S]*text\/plain[\s\S]*multipart\/related;[\s\S]*text\/html/,
  );
  const mail = await simpleParser(bytes, { skipImageLinks: true });
  expect(mail.attachments).toHaveLength(1);
  const [inline] = mail.attachments;
  expect(inline).toMatchObject({ filename: 'button.png', contentDisposition: 'inline', related: true });
  expect(inline!.content.equals(PNG)).toBe(true);
  expect(mail.html).toContain(`<img src="cid:${inline!.cid}" alt="The button" width="200"`);
  expect(mail.text).toContain('[The button]');
  expect(desk.rows('SELECT 1 FROM file')).toEqual([]);

  const body = await (await desk.ask(ada, 'GET', `/messages/${out.id}/body`)).text();
  const own = /src="(\/messages\/[^"]+)"/.exec(body)![1]!;
  const shown = await desk.ask(ada, 'GET', own.replaceAll('&amp;', '&'));
  expect([shown.status, shown.headers.get('Content-Type')]).toEqual([200, 'image/png']);
  const thread = await (await desk.ask(ada, 'GET', '/conversations/1/thread')).text();
  expect(thread).not.toContain('button.png');
});

test('W4: a picture of a draft is its author’s alone, until the answer waits', async () => {
  await using desk = await openDesk();
  const { ada, ben, sam } = desk.people;
  const { id } = await begin(desk, ada);
  const picture = await putPicture(desk, ada, id);
  const look = async (who: Person | null) => (await desk.ask(who, 'GET', picture)).status;
  expect([await look(ada), await look(ben), await look(sam), await look(null)]).toEqual([200, 404, 404, 303]);
  expect((await desk.ask(ada, 'GET', `/drafts/${id}/files/999`)).status).toBe(404);
  await desk.ask(ada, 'POST', `/drafts/${id}/dispatch`, {
    form: form({ text: 'Here', html: written(picture), seen: '1' }),
  });
  expect([await look(ada), await look(ben), await look(sam)]).toEqual([200, 200, 404]);
  const waiting = await (await desk.ask(ben, 'GET', '/conversations/1/thread')).text();
  expect(waiting).toContain(`src="${picture}"`);
  for (const who of [ben, sam]) expect((await put(desk, who, id)).status).toBe(404);
});

test('H6: what is no picture can’t stand in the text, whatever it calls itself', async () => {
  await using desk = await openDesk();
  const { ada } = desk.people;
  const { id } = await begin(desk, ada);
  const svg = await put(desk, ada, id, Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'), 'a.png');
  expect(svg.status).toBe(422);
  expect(await svg.text()).toContain('data-problem');
  const empty = await desk.ask(ada, 'POST', `/drafts/${id}/files`, { form: form({ inline: '1' }), htmx: 'x' });
  expect(empty.status).toBe(422);
  const path = await putPicture(desk, ada, id);
  const { headers } = await desk.ask(ada, 'GET', path);
  expect(headers.get('Content-Security-Policy')).toContain('sandbox');
  expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
});

test('a draft begins with the signature, which alone is no answer; another’s path is no picture', async () => {
  await using desk = await openDesk();
  const { ada } = desk.people;
  desk.rows("UPDATE user SET signature = '<div>{name}</div><div>{job title}</div><div>{company}, {mailbox}</div>'");
  const { id } = await begin(desk, ada);
  const content = () => JSON.parse(desk.row<{ content: string }>('SELECT content FROM draft').content);
  expect(content().text).toBe('\n\n-- \nAda\nSupport');
  expect(content().html).toContain('<div data-signature=""><div>Ada</div><div>Support</div></div>');
  const alone = { text: content().text, html: content().html, seen: '1' };
  expect((await desk.ask(ada, 'POST', `/drafts/${id}/dispatch`, { form: form(alone), htmx: 'composer' })).status).toBe(
    422,
  );

  // A form without JavaScript sends text alone: unchanged, it keeps its format.
  await desk.ask(ada, 'PUT', `/drafts/${id}`, { form: { text: content().text, html: '' } });
  expect(content().html).toContain('data-signature');
  await desk.ask(ada, 'PUT', `/drafts/${id}`, { form: { text: `Hi${content().text}`, html: '' } });
  expect(content().html).toBe('');
  await desk.ask(ada, 'PUT', `/drafts/${id}`, { form: { text: 'x', html: '<img src="/drafts/99/files/1">x' } });
  expect(content().html).toBe('<img src="cid:">x');
});

test('the quote can be taken into the text, by its author alone, or be left out', async () => {
  await using desk = await openDesk();
  const { ada, ben } = desk.people;
  const { id } = await begin(desk, ada);
  const quote = await desk.ask(ada, 'POST', `/drafts/${id}/quote`);
  const html = await quote.text();
  expect(html).toMatch(/^<div data-quote=""><div>On .*Carla wrote:<\/div><blockquote>.*Where is the button\?/s);
  expect((await desk.ask(ben, 'POST', `/drafts/${id}/quote`)).status).toBe(404);
  expect((await desk.ask(ben, 'GET', `/drafts/${id}/signature?from=support@acme.example`)).status).toBe(404);

  const edited = html.replace('Where is the button?', 'Where is … ?');
  const text = { text: 'There', html: `<div>There</div>${edited}`, quote: 'none', seen: '1' };
  expect((await desk.ask(ada, 'POST', `/drafts/${id}/dispatch`, { form: form(text) })).status).toBe(303);
  desk.clock.turn(10_000);
  await desk.work(draftJobs(emailDispatch));
  const out = desk.row<{ raw_id: number }>("SELECT raw_id FROM message WHERE kind = 'out'");
  const mail = await simpleParser(Buffer.from((await readRaw(desk.ctx.db, out.raw_id))!.bytes));
  expect(mail.text).toMatch(/^There\n\nOn .* Carla wrote:\n> Where is … \?\n*$/);
  expect(mail.html).not.toContain('the button');
});

test('H3: pictures inside a quoted mail come into the text with it and leave with the answer; those of other servers do not', async () => {
  await using desk = await openDesk();
  const { ada } = desk.people;
  const remote = '<img src="https://tracker.example/seen.gif">';
  const bytes = Buffer.from(relatedMail().toString().replace('<img src="cid:', `${remote}<img src="cid:`));
  const { conversation_id } = await desk.deliver(bytes);
  await desk.ask(ada, 'POST', `/conversations/${conversation_id}/drafts`);
  const quote = await (await desk.ask(ada, 'POST', '/drafts/1/quote')).text();
  const [file] = desk.rows<{ id: number; name: string }>('SELECT id, name FROM file');
  expect(file?.name).toBe('logo.png');
  expect(quote).toContain(`src="/drafts/1/files/${file?.id}"`);
  expect(quote).not.toContain('tracker.example');
  expect((await desk.ask(ada, 'GET', `/drafts/1/files/${file?.id}`)).headers.get('content-type')).toBe('image/png');

  const text = { text: 'See', html: `<div>See</div>${quote}`, quote: 'none', seen: '1' };
  expect((await desk.ask(ada, 'POST', '/drafts/1/dispatch', { form: form(text) })).status).toBe(303);
  desk.clock.turn(10_000);
  await desk.work(draftJobs(emailDispatch));
  const out = desk.row<{ raw_id: number }>("SELECT raw_id FROM message WHERE kind = 'out'");
  const mail = await simpleParser(Buffer.from((await readRaw(desk.ctx.db, out.raw_id))!.bytes), { keepCidLinks: true });
  expect(mail.attachments.map(({ filename, related }) => [filename, related])).toEqual([['logo.png', true]]);
  expect(mail.html).toContain(`src="cid:${mail.attachments[0]?.cid}"`);
});

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type DnsServer, startDnsServer } from '#tests/support/dns-server.ts';
import { startPictureServer } from '#tests/support/picture-server.ts';
import { type Desk, openDesk, type Person } from '../desk.ts';
import { crlf, PNG } from './mails.ts';

const png = Buffer.from(PNG, 'base64');
const huge = Buffer.from(png);
huge.writeUInt32BE(60_000, 16);
huge.writeUInt32BE(60_000, 20);
const as = (type: string, bytes: Uint8Array<ArrayBuffer> | string) => () =>
  new Response(bytes, { headers: { 'content-type': type, 'set-cookie': 'a=b' } });

const pictures = startPictureServer({
  '/a.png': as('text/html', png),
  '/b.png': as('image/png', png),
  '/page.png': as('image/png', '<html><script>alert(1)</script></html>'),
  '/drawing.svg': as('image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
  '/huge.png': as('image/png', huge),
});
let dns: DnsServer;
let desk: Desk;
beforeAll(async () => {
  const vouched = { txt: ['v=spf1 ip4:192.0.2.1 -all'] };
  dns = await startDnsServer({
    'pictures.test': { a: ['127.0.0.1'] },
    'inside.test': { a: ['127.0.0.2'] },
    'customer.example': vouched,
    'news.example': vouched,
  });
  desk = await openDesk({ POSTROOM_IMAGE_NETWORKS: '127.0.0.1', POSTROOM_DNS: dns.server });
});
afterAll(async () => {
  await desk[Symbol.asyncDispose]();
  dns[Symbol.dispose]();
  pictures[Symbol.dispose]();
});
beforeEach(() => void pictures.seen.splice(0));

const htmlMail = (html: string, from = 'Carla <carla@customer.example>', subject = 'News') =>
  crlf([`From: ${from}`, 'To: support@acme.example', `Subject: ${subject}`, 'Content-Type: text/html', '', html]);
const newsletter = (...paths: string[]) =>
  htmlMail(paths.map((path) => `<img src="${pictures.url(path)}" alt="A">`).join('\n'));

const text = async (who: Person | null, path: string) => (await desk.ask(who, 'GET', path)).text();
const showLink = (html: string) => /href="(\/messages\/\d+\/body\?images=[^"]+)"/.exec(html)?.[1];
const sources = (html: string) =>
  [...html.matchAll(/src="(\/messages\/\d+\/images\/[^"]+)"/g)].map(([, src]) => src!.replaceAll('&amp;', '&'));

async function shownPictures(mail: Buffer) {
  const { id, conversation_id } = await desk.deliver(mail);
  const link = showLink(await text(desk.people.ada, `/messages/${id}/body`))!;
  return { id, conversation: conversation_id, link, urls: sources(await text(desk.people.ada, link)) };
}

describe('H5: pictures of other servers', () => {
  test('are fetched when somebody asks for them, through us, with nothing of ours, and once for all', async () => {
    const { ada, rita } = desk.people;
    const { id } = await desk.deliver(newsletter('/b.png', '/b.png?2'));
    const before = await text(ada, `/messages/${id}/body`);
    expect(before).toContain('2 images are not loaded');
    expect(before).not.toContain('pictures.test');
    expect(pictures.seen).toEqual([]);

    const shown = await text(ada, showLink(before)!);
    expect(shown).toContain('2 images loaded through this server');
    const [first] = sources(shown);
    for (const who of [ada, rita, ada]) {
      const response = await desk.ask(who, 'GET', first!);
      expect(response.status).toBe(200);
      expect(response.headers.get('Content-Type')).toBe('image/png');
      expect(response.headers.get('Set-Cookie')).toBeNull();
      expect(response.headers.get('Content-Security-Policy')).toBe("sandbox; default-src 'none'");
      expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff');
      expect(Buffer.from(await response.arrayBuffer()).equals(png)).toBe(true);
    }
    expect(pictures.seen.map(({ path }) => path)).toEqual(['/b.png']);
    expect(Object.keys(pictures.seen[0]!.headers)).not.toContain('cookie');
    expect(Object.keys(pictures.seen[0]!.headers)).not.toContain('referer');
  });

  test('are what their bytes say, and nothing that could run', async () => {
    const { urls } = await shownPictures(newsletter('/a.png', '/page.png', '/drawing.svg', '/huge.png', '/gone.png'));
    const answers = await Promise.all(urls.map((url) => desk.ask(desk.people.ada, 'GET', url)));
    expect(answers.map(({ status }) => status)).toEqual([200, 404, 404, 404, 404]);
    expect(answers[0]!.headers.get('Content-Type')).toBe('image/png');
    for (const answer of answers.slice(1)) expect(await answer.text()).toBe('');
  });

  test('come from no other address than the mail holds', async () => {
    const { id, urls, link } = await shownPictures(newsletter('/b.png?only'));
    const other = encodeURIComponent(pictures.url('/secret'));
    const [path] = urls[0]!.split('?');
    const elsewhere = await shownPictures(newsletter('/b.png?elsewhere'));
    const attempts = [
      `${path}?url=${other}`,
      `/messages/${id}/images/x?url=${other}`,
      `/messages/${id}/images/${'A'.repeat(22)}?url=${other}`,
      urls[0]!.replace(`/messages/${id}/`, `/messages/${elsewhere.id}/`),
      path!,
    ];
    for (const attempt of attempts) expect((await desk.ask(desk.people.ada, 'GET', attempt)).status).toBe(404);
    expect(pictures.seen).toEqual([]);
    // Nor can anybody make a link that shows them.
    for (const token of ['1', 'A'.repeat(22), link.split('=')[1]!]) {
      const html = await text(desk.people.ada, `/messages/${elsewhere.id}/body?images=${token}`);
      expect(sources(html)).toEqual([]);
    }
  });

  test('W5: are not fetched from machines behind our wall', async () => {
    const { urls } = await shownPictures(htmlMail(`<img src="${pictures.url('/b.png', 'inside.test')}">`));
    expect((await desk.ask(desk.people.ada, 'GET', urls[0]!)).status).toBe(404);
    expect(pictures.seen).toEqual([]);
  });

  test('W4: are shown to nobody who may not read the message', async () => {
    const { urls, link } = await shownPictures(newsletter('/b.png?private'));
    for (const path of [urls[0]!, link]) {
      expect((await desk.ask(null, 'GET', path)).status).toBe(303);
      expect((await desk.ask(desk.people.sam, 'GET', path)).status).toBe(404);
    }
    expect(pictures.seen).toEqual([]);
  });

  test('of no size tell who opened the mail: they are counted, and never asked for', async () => {
    const { id } = await desk.deliver(htmlMail(`<p>Hi</p><img src="${pictures.url('/b.png?me')}" width=1 height=1>`));
    const html = await text(desk.people.ada, `/messages/${id}/body`);
    expect(html).toContain('1 tracker removed');
    expect(showLink(html)).toBeUndefined();
  });
});

describe('pictures of a sender', () => {
  const frameOf = (html: string, id: number) =>
    new RegExp(`src="(/messages/${id}/body[^"]*)"`).exec(html)![1]!.replaceAll('&amp;', '&');

  test('are shown at once in all of their mail from when somebody says so, until they take it back', async () => {
    const { ada, ben } = desk.people;
    const from = 'Nora <nora@news.example>';
    const deliver = (subject: string, sender = 'nora@news.example') =>
      desk.deliver(htmlMail(`<img src="${pictures.url('/b.png')}">`, from, subject), undefined, sender);
    const first = await deliver('One');
    const second = await deliver('Two');
    const page = `/conversations/${second.conversation_id}`;
    expect(frameOf(await text(ben, page), second.id)).toBe(`/messages/${second.id}/body`);

    const answer = await desk.ask(ada, 'POST', `/messages/${first.id}/sender-images`, { htmx: 'section#thread' });
    expect(answer.status).toBe(200);
    const frame = frameOf(await text(ben, page), second.id);
    const html = await text(ben, frame);
    expect(sources(html)).toHaveLength(1);
    expect(html).toContain('Images from this sender are always loaded');
    // Anybody can write their name into From.
    const forged = await deliver('Three', 'x@evil.example');
    const forgedPage = await text(ben, `/conversations/${forged.conversation_id}`);
    expect(frameOf(forgedPage, forged.id)).toBe(`/messages/${forged.id}/body`);

    const undone = await desk.ask(ben, 'DELETE', `/messages/${second.id}/sender-images`);
    expect(undone.headers.get('Location')).toBe(`${page}?list=open#message-${second.id}`);
    expect(frameOf(await text(ben, page), second.id)).toBe(`/messages/${second.id}/body`);
    const told = desk.rows<{ name: string; actor: string }>(
      "SELECT name, actor FROM event WHERE name LIKE 'contact.images%' ORDER BY id",
    );
    expect(told).toEqual([
      { name: 'contact.images_allowed', actor: `user:${ada.id}` },
      { name: 'contact.images_withheld', actor: `user:${ben.id}` },
    ]);
  });

  test('W4: are decided on by who may manage the mailbox', async () => {
    const { id, conversation_id } = await desk.deliver(newsletter('/b.png?w4'));
    for (const method of ['POST', 'DELETE']) {
      expect((await desk.ask(null, method, `/messages/${id}/sender-images`)).status).toBe(303);
      expect((await desk.ask(desk.people.sam, method, `/messages/${id}/sender-images`)).status).toBe(404);
      expect((await desk.ask(desk.people.rita, method, `/messages/${id}/sender-images`)).status).toBe(403);
      expect((await desk.ask(desk.people.ada, method, '/messages/999999/sender-images')).status).toBe(404);
    }
    expect(await text(desk.people.rita, `/conversations/${conversation_id}`)).not.toContain('sender-images');
    expect(await text(desk.people.ada, `/conversations/${conversation_id}`)).toContain('sender-images');
  });

  test('are asked for in what lies in spam', async () => {
    const { ada } = desk.people;
    const mail = htmlMail('<img src="http://x.test/">', 'Wilhelmina <w@news.example>', 'Offer');
    const { id, conversation_id } = await desk.deliver(mail, undefined, 'w@news.example');
    await desk.ask(ada, 'POST', `/messages/${id}/sender-images`);
    expect(frameOf(await text(ada, `/conversations/${conversation_id}`), id)).toContain('?images=');
    await desk.ask(ada, 'POST', `/conversations/${conversation_id}/spam`);
    expect(frameOf(await text(ada, `/conversations/${conversation_id}`), id)).toBe(`/messages/${id}/body`);
  });
});

test('M10: a mail is shown as the text that came with it, or as one made of its HTML, and says which', async () => {
  const { ada } = desk.people;
  const made = await desk.deliver(htmlMail('<p>Only <b>formatted</b></p>'));
  expect(await text(ada, `/messages/${made.id}/body?as=text`)).toContain('made from the formatted mail');
  const own = await desk.deliver(
    crlf([
      'From: carla@customer.example',
      'Subject: both',
      'Content-Type: multipart/alternative; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'the <plain> one',
      '--b',
      'Content-Type: text/html',
      '',
      '<p>the formatted one</p>',
      '--b--',
    ]),
  );
  const html = await text(ada, `/messages/${own.id}/body?as=text`);
  expect(html).toContain('the text version that came with the mail');
  expect(html).toContain('the &lt;plain&gt; one');
  expect(html).not.toContain('the formatted one');
});

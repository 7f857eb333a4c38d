import { simpleParser } from 'mailparser';
import { describe, expect, test } from 'vitest';
import { emailDispatch } from '#src/channels/email/outgoing/index.ts';
import { grantAccess } from '#src/company/access/index.ts';
import { jobs as draftJobs } from '#src/inbox/drafts/index.ts';
import { readRaw } from '#src/mail/raw/index.ts';
import { type Desk, openDesk, type Person } from '../desk.ts';

const draftOf = (desk: Desk) =>
  desk.row<{ id: number; content: string }>('SELECT id, content FROM draft ORDER BY id DESC');
const contentOf = (desk: Desk) => JSON.parse(draftOf(desk).content);

/** Everything that waits leaves. @returns the newest mail of ours, and who got it */
async function leave(desk: Desk) {
  desk.clock.turn(10_000);
  await desk.work(draftJobs(emailDispatch));
  const out = desk.row<{ raw_id: number; conversation_id: number; side_of_id: number | null }>(
    "SELECT raw_id, conversation_id, side_of_id FROM message WHERE kind = 'out' ORDER BY id DESC",
  );
  const { bytes } = (await readRaw(desk.ctx.db, out.raw_id))!;
  const rows = desk.rows<{ address: string }>(
    'SELECT address FROM recipient WHERE raw_id = ? ORDER BY address',
    out.raw_id,
  );
  const mail = await simpleParser(Buffer.from(bytes));
  return { ...out, mail, source: Buffer.from(bytes).toString('latin1'), envelope: rows.map(({ address }) => address) };
}

const begin = (desk: Desk, who: Person | null, form: Record<string, string> = {}) =>
  desk.ask(who, 'POST', '/drafts', { form });

async function send(desk: Desk, who: Person, form: Record<string, string>) {
  return desk.ask(who, 'POST', `/drafts/${draftOf(desk).id}/dispatch`, { form });
}

describe('recipients', () => {
  test('of a draft are kept as they were left, wrong ones too, and a wrong one is told at its field and not sent', async () => {
    await using desk = await openDesk();
    const { ben } = desk.people;
    const { conversationId } = await desk.receive();
    await desk.ask(ben, 'POST', `/conversations/${conversationId}/drafts`);
    const form = {
      text: 'Hello',
      html: '',
      to: 'Ann <ann@x.test>, nobody',
      cc: 'b@x.test',
      bcc: '',
      called: 'carla@customer.example',
    };
    await desk.ask(ben, 'PUT', `/drafts/${draftOf(desk).id}`, { form });
    expect(contentOf(desk).to).toEqual([
      { name: 'Ann', address: 'ann@x.test' },
      { name: '', address: 'nobody' },
    ]);
    const page = await (await desk.ask(ben, 'GET', `/conversations/${conversationId}`)).text();
    expect(page).toContain('&quot;Ann&quot; &lt;ann@x.test&gt;, nobody');
    const refused = await send(desk, ben, form);
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('id="composer-to-error"');
    expect(desk.rows('SELECT * FROM draft WHERE leaves_at IS NOT NULL')).toEqual([]);
  });

  test('get a mail once each; those in blind copy get it and stand in no header', async () => {
    await using desk = await openDesk();
    const { ben } = desk.people;
    const { conversationId } = await desk.receive();
    await desk.ask(ben, 'POST', `/conversations/${conversationId}/drafts`);
    const form = {
      text: 'Hi',
      to: 'ann@x.test',
      cc: 'ANN@x.test, cy@x.test',
      bcc: 'dee@x.test, cy@x.test',
      called: '',
    };
    expect((await send(desk, ben, { ...form, called: 'carla@customer.example' })).status).toBe(303);
    const { envelope, source } = await leave(desk);
    expect(envelope).toEqual(['ann@x.test', 'cy@x.test', 'dee@x.test']);
    expect(source).not.toContain('dee@x.test');
    const page = await (await desk.ask(ben, 'GET', `/conversations/${conversationId}`)).text();
    expect(page).toContain('<bdi title="dee@x.test">');
    const paper = await (await desk.ask(ben, 'GET', `/conversations/${conversationId}/print`)).text();
    expect(paper.replace(/<[^>]*>/g, '')).toMatch(/Bcc: dee@x\.test/);
  });

  test('L3: never are the mailbox itself', async () => {
    await using desk = await openDesk();
    const { conversationId } = await desk.receive();
    await desk.ask(desk.people.ben, 'POST', `/conversations/${conversationId}/drafts`);
    const called = 'carla@customer.example';
    expect((await send(desk, desk.people.ben, { text: 'Hi', to: 'support@acme.example', called })).status).toBe(422);
  });

  test('of a reply to all are those the message named, without us; to one message of the thread, that one’s', async () => {
    await using desk = await openDesk();
    const { ben } = desk.people;
    const person = (address: string) => ({ name: '', address });
    const people = {
      from: person('carla@customer.example'),
      to: [person('support@acme.example'), person('dan@customer.example')],
      cc: [person('eve@customer.example')],
      replyTo: [],
    };
    const { conversationId, messageId } = await desk.receive({ people });
    await desk.receive({ conversationId, from: 'dan@customer.example', name: 'Dan' });
    const drafts = `/conversations/${conversationId}/drafts`;
    await desk.ask(ben, 'POST', drafts, { form: { audience: 'one' } });
    expect(contentOf(desk).to.map(({ address }: { address: string }) => address)).toEqual(['dan@customer.example']);
    await desk.ask(ben, 'POST', drafts, { form: { audience: 'all', message: String(messageId) } });
    const { to, cc } = contentOf(desk);
    expect([to, cc].map((list) => list.map(({ address }: { address: string }) => address))).toEqual([
      ['carla@customer.example', 'dan@customer.example'],
      ['eve@customer.example'],
    ]);
  });

  test('W4: are completed from contacts of mailboxes one may read, and from colleagues', async () => {
    await using desk = await openDesk();
    await desk.receive({ from: 'carla@customer.example', name: 'Carla' });
    await desk.receive({ from: 'carl@sales.example', name: 'Carl', mailboxId: desk.sales });
    const { ben, sam, ada } = desk.people;
    const found = async (who: Person | null, q: string) => (await desk.ask(who, 'GET', `/addresses?q=${q}`)).text();
    expect(await found(ben, 'car')).toContain('carla@customer.example');
    expect(await found(ben, 'car')).not.toContain('carl@sales.example');
    expect(await found(sam, 'CAR')).toContain('carl@sales.example');
    expect(await found(sam, 'car')).not.toContain('carla@customer.example');
    expect(await found(ada, 'rit')).toContain('rita@acme.example');
    expect((await desk.ask(null, 'GET', '/addresses?q=car')).status).not.toBe(200);
    expect(await found(ben, '%25')).toBe('');
  });
});

describe('the sender', () => {
  test('is the person for the mailbox where that is all they may: From the mailbox, Sender the person', async () => {
    await using desk = await openDesk();
    const { rita } = desk.people;
    await grantAccess(desk.ctx, rita.id, [desk.support], ['send_on_behalf']);
    const { conversationId } = await desk.receive();
    await desk.ask(rita, 'POST', `/conversations/${conversationId}/drafts`);
    expect(contentOf(desk).from).toEqual({ address: 'support@acme.example', onBehalf: true });
    const called = 'carla@customer.example';
    const form = { text: 'Hi', to: called, called };
    expect((await send(desk, rita, { ...form, from: 'support@acme.example' })).status).toBe(422);
    expect((await send(desk, rita, { ...form, from: 'behalf:support@acme.example' })).status).toBe(303);
    const { mail } = await leave(desk);
    expect(mail.from!.text).toBe('"Rita (Support)" <support@acme.example>');
    expect(mail.headers.get('sender')).toMatchObject({ value: [{ name: 'Rita', address: 'rita@acme.example' }] });
  });

  test('is the address that the customer wrote to, of those the mailbox has, and no other', async () => {
    await using desk = await openDesk();
    const { ben } = desk.people;
    desk.rows(
      "INSERT INTO mailbox_address (address, mailbox_id, is_primary) VALUES ('help@acme.example', ?, 0)",
      desk.support,
    );
    const person = (address: string) => ({ name: '', address });
    const people = { from: person('carla@customer.example'), to: [person('help@acme.example')], cc: [], replyTo: [] };
    const { conversationId } = await desk.receive({ people });
    await desk.ask(ben, 'POST', `/conversations/${conversationId}/drafts`);
    const { from } = contentOf(desk);
    expect(from).toEqual({ address: 'help@acme.example', onBehalf: false });
    const called = 'carla@customer.example';
    const form = { text: 'Hi', to: called, called };
    expect((await send(desk, ben, { ...form, from: 'sales@acme.example' })).status).toBe(422);
    expect((await send(desk, ben, { ...form, from: 'help@acme.example' })).status).toBe(303);
    const { mail } = await leave(desk);
    expect(mail.from!.text).toContain('help@acme.example');
    expect(mail.replyTo!.text).toMatch(/help\+c1-/);
  });
});

describe('a conversation of our own', () => {
  test('is begun by who may send, also where they may not read; it is made when its mail leaves, and its author led to it', async () => {
    await using desk = await openDesk();
    const { rita, sam, ben } = desk.people;
    expect((await begin(desk, null)).status).not.toBe(200);
    expect((await begin(desk, rita)).status).toBe(403);
    await grantAccess(desk.ctx, sam.id, [desk.support], ['send_as']);
    const begun = await begin(desk, sam, { mailbox: `${desk.support}`, to: 'zoe@x.test' });
    const url = begun.headers.get('location')!;
    expect((await desk.ask(sam, 'GET', url)).status).toBe(200);
    expect((await desk.ask(ben, 'GET', url)).status).toBe(404);
    const form = { text: 'Hello', to: 'Zoe <zoe@x.test>', subject: '' };
    expect((await send(desk, sam, form)).status).toBe(422);
    expect((await send(desk, sam, { ...form, subject: 'Your order' })).status).toBe(303);
    expect(desk.rows('SELECT * FROM conversation')).toEqual([]);
    const { conversation_id, mail } = await leave(desk);
    expect(mail.subject).toBe('Your order');
    expect(desk.row('SELECT mailbox_id, status, assignee_id, subject, waiting_since_at FROM conversation')).toEqual({
      mailbox_id: desk.support,
      status: 'open',
      assignee_id: null,
      subject: 'Your order',
      waiting_since_at: null,
    });
    expect((await desk.ask(sam, 'GET', url)).headers.get('location')).toBe('/drafts');
    expect((await desk.ask(ben, 'GET', url)).status).toBe(404);
    expect(desk.events(conversation_id)).toEqual(['message.queued']);
  });

  test('W1: is not begun by a link, wherever that stands: it shows whom it is to and a button', async () => {
    await using desk = await openDesk();
    const { ben, rita } = desk.people;
    await begin(desk, ben);
    const before = draftOf(desk);
    const link = '/conversations/new?mailbox=1&to=eve%40evil.example';
    const page = await desk.ask(ben, 'GET', link);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('<input type="hidden" name="to" value="eve@evil.example"/>');
    expect((await desk.ask(ben, 'HEAD', link)).status).toBe(200);
    expect(desk.rows('SELECT id, content FROM draft')).toEqual([before]);
    expect((await desk.ask(rita, 'GET', link)).status).toBe(403);
    const elsewhere = { form: { to: 'eve@evil.example' }, headers: { Origin: 'http://evil.example' } };
    expect((await desk.ask(ben, 'POST', '/drafts', elsewhere)).status).toBe(403);
    expect(desk.rows('SELECT id, content FROM draft')).toEqual([before]);
  });

  test('moves to the mailbox whose address it is sent from, and can be taken back while it waits', async () => {
    await using desk = await openDesk();
    const { ben } = desk.people;
    await grantAccess(desk.ctx, ben.id, [desk.sales], ['send_as', 'read']);
    await begin(desk, ben, { mailbox: `${desk.support}` });
    const form = { text: 'Hello', to: 'zoe@x.test', subject: 'Offer', from: 'sales@acme.example' };
    expect((await send(desk, ben, form)).status).toBe(303);
    const { id } = draftOf(desk);
    expect((await desk.ask(ben, 'DELETE', `/drafts/${id}/dispatch`)).headers.get('location')).toBe(`/drafts/${id}`);
    expect(desk.row('SELECT leaves_at, mailbox_id FROM draft')).toEqual({ leaves_at: null, mailbox_id: desk.sales });
    expect((await send(desk, ben, form)).status).toBe(303);
    const { mail, conversation_id } = await leave(desk);
    expect(mail.from!.text).toContain('sales@acme.example');
    expect(desk.row('SELECT mailbox_id, assignee_id FROM conversation')).toEqual({
      mailbox_id: desk.sales,
      assignee_id: ben.id,
    });
    const left = await desk.ask(ben, 'GET', `/drafts/${id}`);
    expect(left.headers.get('location')).toBe(`/conversations/${conversation_id}`);
  });
});

describe('a forward', () => {
  test('is for who reads and may send there; the customer still waits, and an answer to them knows nothing of it', async () => {
    await using desk = await openDesk();
    const { ben, rita, sam } = desk.people;
    const { conversationId, messageId } = await desk.receive({ subject: 'Parcel', headerId: 'q@customer.example' });
    for (const [who, status] of [
      [rita, 403],
      [sam, 404],
    ] as const)
      expect((await desk.ask(who, 'POST', `/messages/${messageId}/forward`)).status).toBe(status);
    expect((await desk.ask(ben, 'POST', '/messages/999/forward')).status).toBe(404);
    await desk.ask(ben, 'POST', `/messages/${messageId}/forward`);
    expect(contentOf(desk)).toMatchObject({ subject: 'Fwd: Parcel', to: [] });
    const waiting = () =>
      desk.row<{ waiting_since_at: number }>('SELECT waiting_since_at FROM conversation').waiting_since_at;
    const since = waiting();
    expect((await send(desk, ben, { text: '', to: 'desk@carrier.example', subject: 'Fwd: Parcel' })).status).toBe(303);
    const forwarded = await leave(desk);
    expect(forwarded.side_of_id).toBe(messageId);
    expect(forwarded.mail.references).toBeUndefined();
    expect(waiting()).toBe(since);

    const to = forwarded.mail.replyTo!.value[0]!.address!;
    const answer = `From: desk@carrier.example\r\nTo: ${to}\r\nSubject: Re: Fwd: Parcel\r\nMessage-ID: <a@carrier.example>\r\n\r\nIn the van\r\n`;
    const { conversation_id, id } = await desk.deliver(Buffer.from(answer), [to], 'desk@carrier.example');
    expect(conversation_id).toBe(conversationId);
    expect(desk.row('SELECT side_of_id FROM message WHERE id = ?', id)).toEqual({ side_of_id: messageId });
    const paper = await (await desk.ask(ben, 'GET', `/conversations/${conversationId}/print`)).text();
    expect(paper.match(/Beside: with desk@carrier\.example/g)).toHaveLength(2);
    expect(waiting()).toBe(since);

    await desk.ask(ben, 'POST', `/conversations/${conversationId}/drafts`, { form: { audience: 'all' } });
    const { to: answered, cc } = contentOf(desk);
    expect([...answered, ...cc].map(({ address }: { address: string }) => address)).toEqual(['carla@customer.example']);
    await send(desk, ben, {
      text: 'It comes today',
      to: 'carla@customer.example',
      called: 'carla@customer.example',
      seen: String(id),
    });
    const reply = await leave(desk);
    expect(reply.source).not.toMatch(/carrier|In the van/);
    expect(reply.mail.references).toBe('<q@customer.example>');
    expect(reply.side_of_id).toBeNull();
    expect(waiting()).toBeNull();
  });
});

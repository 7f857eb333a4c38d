import { simpleParser } from 'mailparser';
import { expect, test } from 'vitest';
import { emailDispatch } from '#src/channels/email/outgoing/index.ts';
import { grantAccess } from '#src/company/access/index.ts';
import { treat } from '#src/inbox/conversations/index.ts';
import { jobs } from '#src/inbox/drafts/index.ts';
import { readRaw } from '#src/mail/raw/index.ts';
import { type Desk, openDesk } from '../desk.ts';
import { CARLA, hand, stateIn } from './writing.ts';

/** Ben works in Support and in Sales, each with a signature, and began to answer in Support. */
async function answering() {
  const desk = await openDesk();
  const { ben } = desk.people;
  await grantAccess(desk.ctx, ben.id, [desk.sales], ['full', 'send_as']);
  for (const [id, name] of [
    [desk.support, 'Your support'],
    [desk.sales, 'Your sales'],
  ] as const)
    desk.rows('UPDATE mailbox SET signature = ? WHERE id = ?', `<div>${name}</div>`, id);
  const { conversationId } = await desk.receive();
  const draft = await hand(ben).open(conversationId);
  const { text } = contentIn(desk);
  await hand(ben).save(draft, `Hello${text}`, 0, '', { to: [CARLA] });
  const move = async () =>
    treat(ben.ctx, await ben.actor(), [conversationId], { kind: 'mailbox', mailboxId: desk.sales });
  return { desk, ben, conversationId, draft, move };
}

const contentIn = (desk: Desk) => JSON.parse(desk.row<{ content: string }>('SELECT content FROM draft').content);

async function mailLeft(desk: Desk) {
  desk.clock.turn(10_000);
  await desk.work(jobs(emailDispatch));
  const { raw_id } = desk.row<{ raw_id: number }>("SELECT raw_id FROM message WHERE kind = 'out'");
  return simpleParser(Buffer.from((await readRaw(desk.ctx.db, raw_id))!.bytes));
}

test('a reply whose conversation was moved is shown, and leaves, from the new mailbox under its signature', async () => {
  const { desk, ben, conversationId, draft, move } = await answering();
  await using _ = desk;
  expect(contentIn(desk).from.address).toBe('support@acme.example');
  await move();
  const page = await (await desk.ask(ben, 'GET', `/conversations/${conversationId}`)).text();
  expect(page).toContain('Your sales');
  expect(page).not.toContain('Your support');
  expect(page).toContain('value="sales@acme.example"');
  await hand(ben).send(draft);
  const mail = await mailLeft(desk);
  expect(mail.from!.text).toContain('sales@acme.example');
  expect(mail.text).toMatch(/^Hello\n\n-- \nYour sales/);
});

test('an editor from before brings no signature of the old mailbox back', async () => {
  const { desk, ben, draft, move } = await answering();
  await using _ = desk;
  await move();
  const form = {
    text: 'Hello, Carla\n\n-- \nYour support',
    html: '<div>Hello, Carla</div><div data-signature=""><div>Your support</div></div>',
    to: CARLA.address,
    called: CARLA.address,
    from: 'support@acme.example',
  };
  for (let i = 0; i < 2; i++) expect((await desk.ask(ben, 'PUT', `/drafts/${draft}`, { form })).status).toBe(200);
  expect(contentIn(desk).html).toBe('<div>Hello, Carla</div><div data-signature=""><div>Your sales</div></div>');
  const answer = await desk.ask(ben, 'POST', `/drafts/${draft}/dispatch`, { form, htmx: 'form#composer' });
  const composer = await answer.text();
  expect(composer).toContain('You may not send from this address');
  expect(composer).toContain('Your sales');
  expect(composer).not.toContain('Your support');
});

test('one that is held leaves from the new mailbox too, once its author sends it anyway', async () => {
  const { desk, ben, conversationId, draft, move } = await answering();
  await using _ = desk;
  const { messageId } = await desk.receive({ conversationId });
  await hand(ben).send(draft);
  expect(stateIn(desk, draft)).toBe('newer');
  await move();
  expect(await hand(ben).send(draft, { anyway: messageId })).toBe('waiting');
  expect((await mailLeft(desk)).from!.text).toContain('sales@acme.example');
});

test('one that waits already leaves as it was sent', async () => {
  const { desk, ben, draft, move } = await answering();
  await using _ = desk;
  await hand(ben).send(draft);
  await move();
  const mail = await mailLeft(desk);
  expect(mail.from!.text).toContain('support@acme.example');
  expect(mail.text).toContain('Your support');
});

test('a sender of the old mailbox, chosen on a page from before, is refused rather than changed unseen', async () => {
  const { desk, ben, conversationId, draft, move } = await answering();
  await using _ = desk;
  await move();
  const form = {
    text: 'Hello',
    to: CARLA.address,
    called: CARLA.address,
    from: 'support@acme.example',
  };
  expect((await desk.ask(ben, 'POST', `/drafts/${draft}/dispatch`, { form })).status).toBe(422);
  const page = await (await desk.ask(ben, 'GET', `/conversations/${conversationId}`)).text();
  expect(page).toContain('value="sales@acme.example"');
});

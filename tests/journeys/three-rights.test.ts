import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { hasChromium } from '#tests/support/chromium.ts';
import { COLLEAGUE, openConversation, startJourney, startReply } from './journey.ts';

type Right = 'Read' | 'Full access' | 'Send as' | 'Send on behalf';

/** Leaves Ben with exactly these rights, as an admin does: on the mailbox's page, by its boxes. */
async function letIn(admin: Page, url: string, mailboxId: number, rights: Right[]) {
  await admin.goto(`${url}/mailboxes/${mailboxId}`);
  for (const right of ['Read', 'Full access', 'Send as', 'Send on behalf'] as const) {
    await admin.getByRole('checkbox', { name: `${right}: ${COLLEAGUE.name}` }).setChecked(rights.includes(right));
  }
  await admin.getByRole('button', { name: 'Save rights' }).click();
  await admin.getByText('The rights are saved').waitFor();
}

async function addMailbox(admin: Page, url: string, name: string, address: string) {
  await admin.goto(`${url}/mailboxes`);
  await admin.getByLabel('Name').fill(name);
  await admin.getByLabel('Address').fill(address);
  await admin.getByRole('button', { name: 'Add mailbox' }).click();
  await admin.getByRole('heading', { level: 1, name }).waitFor();
}

const headerOf = (mail: { bytes: Uint8Array }, name: string) =>
  new RegExp(`^${name}: (.*(?:\r\n[ \t].*)*)`, 'im')
    .exec(Buffer.from(mail.bytes).toString())?.[1]
    ?.replaceAll(/\r\n\s+/g, ' ');

test.skipIf(!hasChromium)(
  'W4: one answers as the mailbox, on behalf of another, and only reads a third; a right that is taken is gone from the open page',
  { timeout: 90_000 },
  async () => {
    await using journey = await startJourney({ expected: /status of (422|404)/ });
    const { url } = journey.postroom;
    const admin = await journey.admin();
    await addMailbox(admin, url, 'Sales', 'sales@acme.example');
    await addMailbox(admin, url, 'Info', 'info@acme.example');
    const ben = await journey.colleague([1]);
    await letIn(admin, url, 1, ['Full access', 'Send as']);
    await letIn(admin, url, 2, ['Read', 'Send on behalf']);
    await letIn(admin, url, 3, ['Read']);
    for (const name of ['support', 'sales', 'info'])
      await journey.mail({ to: `${name}@acme.example`, subject: `For ${name}`, text: 'Hello' });
    await ben.goto(`${url}/inbox/open`);

    await openConversation(ben, 'For support');
    expect(await ben.getByRole('combobox', { name: /assign/i }).count()).toBe(1);
    await (await startReply(ben)).pressSequentially('As the mailbox');
    await ben.keyboard.press('Control+Enter');
    const asMailbox = await journey.sink.next();
    expect(headerOf(asMailbox, 'From')).toMatch(/^"?Support"? <support@acme\.example>$/);
    expect(headerOf(asMailbox, 'Sender')).toBeUndefined();

    await ben.goto(`${url}/inbox/open`);
    await openConversation(ben, 'For sales');
    expect(await ben.getByRole('combobox', { name: /assign/i }).count()).toBe(0);
    await (await startReply(ben)).pressSequentially('On its behalf');
    await ben.keyboard.press('Control+Enter');
    const onBehalf = await journey.sink.next();
    expect(headerOf(onBehalf, 'From')).toContain('<sales@acme.example>');
    expect(headerOf(onBehalf, 'Sender')).toContain(COLLEAGUE.email);

    await ben.goto(`${url}/inbox/open`);
    await openConversation(ben, 'For info');
    expect(await ben.getByRole('button', { name: /^Reply/ }).count()).toBe(0);
    expect(await ben.getByRole('combobox', { name: /assign/i }).count()).toBe(0);

    // Taken while he looks at it.
    await letIn(admin, url, 3, []);
    await ben.waitForFunction(() => !document.body.textContent?.includes('For info'));
    expect(await ben.locator('.sidebar').textContent()).not.toContain('Info');
    expect(await admin.getByText('Ada Admin took from Ben Büro: Read').count()).toBe(1);
  },
);

test.skipIf(!hasChromium)(
  'W4: whose right is taken is led away from the page of a contact and from the original of a mail as well',
  { timeout: 60_000 },
  async () => {
    await using journey = await startJourney({ expected: /status of 404/ });
    const { url } = journey.postroom;
    const admin = await journey.admin();
    await journey.mail({ subject: 'Strictly private', text: 'Hello' });
    const contact = await journey.colleague([1]);
    await contact.goto(`${url}/inbox/open`);
    await openConversation(contact, 'Strictly private');
    const original = await contact.context().newPage();
    await Promise.all([contact.goto(`${url}/contacts/1`), original.goto(`${url}/messages/1/raw`)]);
    for (const tab of [contact, original]) await tab.locator('#main', { hasText: 'Strictly private' }).waitFor();

    await letIn(admin, url, 1, []);
    for (const tab of [contact, original]) await tab.waitForURL(`${url}/inbox/mine`);
  },
);

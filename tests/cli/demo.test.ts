import { Database } from 'bun:sqlite';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDemo } from '#src/cli/demo.ts';
import { COLLEAGUES } from '#src/ops/demo/index.ts';
import { plot } from '#src/ops/demo/plot.ts';
import { readConfig } from '#src/platform/config/index.ts';
import { testBrowser } from '#tests/support/postroom.ts';

const NOW = Date.UTC(2026, 5, 3, 12);

test('the story is two hundred conversations in six languages, the same each time, and none of it lies ahead', () => {
  const scenes = plot(NOW);
  expect(scenes).toHaveLength(200);
  expect(plot(NOW)).toEqual(scenes);
  expect(new Set(scenes.map(({ language }) => language)).size).toBe(6);
  for (const { turns, subject } of scenes) {
    const times = turns.map(({ at }) => at);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(times.at(-1)!).toBeLessThan(NOW);
    for (const { text } of turns) expect(`${subject} ${text}`).not.toMatch(/[{}|]/);
  }
});

test('W3: a demo opens with one link, has its people, with a password made for them, and mail, sends nothing out, and leaves nothing behind', async () => {
  const config = readConfig({
    POSTROOM_WEB_HOST: '127.0.0.1',
    POSTROOM_WEB_PORT: '0',
    POSTROOM_SMTP_HOST: '127.0.0.1',
    POSTROOM_SMTP_PORT: '0',
  });
  const demo = await openDemo(config);
  try {
    const url = `http://127.0.0.1:${demo.running.webPort}`;
    const mara = testBrowser(url);
    expect((await mara.get(`${new URL(demo.link).pathname}x`)).status).toBe(404);
    expect((await mara.get(new URL(demo.link).pathname)).headers.get('location')).toBe('/inbox/open');
    const inbox = await (await mara.get('/inbox/open')).text();
    expect(inbox).toContain('Nordlicht Coffee');
    expect(inbox).toMatch(/[가-힣]/);

    const people = await (await mara.get('/people')).text();
    for (const { name } of Object.values(COLLEAGUES)) expect(people).toContain(name);
    // W3: its port may be open to a network, so its password can't be looked up.
    expect(demo.password).toMatch(/^[\w-]{16}$/);
    const tom = testBrowser(url);
    await tom.send('/session', { email: COLLEAGUES.tom.email, password: demo.password });
    expect(await (await tom.get('/inbox/mine')).text()).toContain('Nordlicht Sales');
    expect(await (await mara.get('/mail-log/queue')).text()).toContain('Nothing waits');
    using sqlite = new Database(join(demo.folder, 'postroom.db'), { readonly: true });
    const sent = sqlite.query("SELECT at - queued_at AS after FROM recipient WHERE state = 'sent'").all();
    expect(sent.length).toBeGreaterThan(100);
    const ended = sqlite.query("SELECT min(at) AS first FROM event WHERE name = 'conversation.closed'").get();
    expect((ended as { first: number }).first).toBeLessThan(Date.now() - 7 * 24 * 3_600_000);
    // Answers of last week left last week, not when the demo was opened.
    expect(new Set(sent.map((each) => (each as { after: number }).after))).toEqual(new Set([0]));
  } finally {
    await demo.stop();
  }
  expect(existsSync(demo.folder)).toBe(false);
}, 60_000);

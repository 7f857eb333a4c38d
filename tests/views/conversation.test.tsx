import { describe, expect, test } from 'vitest';
import { wordsFor } from '#src/words/index.ts';
import { head, items, now, rows, thread, unsentThread } from '#tests/support/view-samples.ts';
import { ConversationHead } from '#views/inbox/conversations/conversation-head.tsx';
import { ConversationList, type ConversationListProps } from '#views/inbox/conversations/conversation-list.tsx';
import { foldOlder, openMessages } from '#views/inbox/conversations/folding.ts';
import { Thread } from '#views/inbox/conversations/thread.tsx';
import type { Message, Status } from '#views/inbox/conversations/types.ts';

const w = wordsFor('en');
const dated = { w, locale: 'en', timeZone: 'Europe/Berlin', now };
const place = { list: 'mine' as const, mailboxId: 2 };
const hostile = `<img src=x onerror=alert(1)>"'`;

const drawList = (more: Partial<(typeof rows)[number]>, list: Partial<ConversationListProps> = {}) =>
  String(
    <ConversationList
      {...dated}
      place={place}
      mailboxName={null}
      rows={[{ ...rows[0]!, ...more }]}
      mayRead
      total={1}
      order="newest"
      choices={null}
      openId={482}
      before={null}
      nextBefore="c 9"
      {...list}
    />,
  );

test('of a list too long to treat at once it is said which conversations are chosen', () => {
  const whole = (list: Partial<ConversationListProps>) => /for="bulk-whole">([^<]*)</.exec(drawList({}, list))![1];
  expect(whole({ total: 1000 })).toBe('Select all 1,000 of the list');
  expect(whole({ total: 1001 })).toBe('Select the newest 1,000 of the list');
  expect(whole({ total: 1001, place: { list: 'waiting', mailboxId: 2 } })).toBe('Select the 1,000 that wait longest');
});

describe('the list', () => {
  test('a row opens its conversation beside the list it stands in', () => {
    const html = drawList({});
    expect(html).toContain('id="row-482"');
    expect(html).toContain('href="/conversations/482?list=mine&amp;mailbox=2"');
    expect(html).toContain('aria-current="true"');
  });

  test('only an unread row carries the mark', () => {
    expect(drawList({ isUnread: true })).toContain('data-unread');
    expect(drawList({ isUnread: false })).not.toContain('data-unread');
  });

  test('the next page is reached by its cursor', () => {
    expect(drawList({})).toContain('href="/inbox/mine?mailbox=2&amp;order=newest&amp;before=c%209"');
  });

  test('names, subjects and previews of strangers are text', () => {
    const html = drawList({ who: hostile, subject: hostile, preview: hostile, mailboxName: hostile });
    expect(html).not.toContain('<img');
  });
});

describe('the thread', () => {
  test('opens the newest message and those not read, and folds the rest', () => {
    const html = String(<Thread {...dated} {...thread} />);
    expect(html).toMatch(/id="fold-907" open/);
    expect(html).toMatch(/id="fold-901">/);
    expect([...openMessages(items)]).toEqual([907]);
    const unread = items.map((item) =>
      item.kind === 'message' && item.id === 903 ? { ...item, isUnread: true } : item,
    );
    expect([...openMessages(unread)]).toEqual([903, 907]);
  });

  test('puts the middle of a long folded run behind one line and keeps the message that was answered', () => {
    const { first, older, rest } = foldOlder(items, openMessages(items));
    const ids = (list: typeof items) => list.map(({ id }) => id);
    expect(ids(first)).toEqual([901]);
    expect(ids(older)).toEqual([902, 903, 71, 904, 905]);
    expect(ids(rest)).toEqual([906, 72, 907]);
  });

  test('leaves a short thread as it is', () => {
    const short = items.slice(-3);
    expect(foldOlder(short, openMessages(short))).toEqual({ first: [], older: [], rest: short });
    expect(foldOlder([], new Set())).toEqual({ first: [], older: [], rest: [] });
  });

  test('shows the server’s words where a recipient was refused, and not where all went well', () => {
    const html = String(<Thread {...dated} {...thread} />);
    expect(html).toContain('550 5.1.1');
    expect(html).not.toContain('250 2.0.0');
  });

  test('H1: mail HTML is only ever in a sandboxed frame', () => {
    const html = String(<Thread {...dated} {...unsentThread} />);
    expect(html).toContain('src="/messages/910/body"');
    const sandbox = /sandbox="([^"]*)"/.exec(html)?.[1] ?? '';
    expect(sandbox).not.toContain('allow-scripts');
    expect(sandbox).not.toContain('allow-forms');
  });

  test('text of customers is out of reach of htmx', () => {
    const bodies = String(<Thread {...dated} {...thread} />).match(/<div class="message-body prose"[^>]*>/g) ?? [];
    expect(bodies.length).toBeGreaterThan(0);
    expect(bodies.every((body) => body.includes('hx-ignore'))).toBe(true);
  });

  test('names, addresses, file names and answers of strangers are text', () => {
    const message: Message = {
      ...(items[0] as Message),
      from: { name: hostile, address: hostile },
      to: [{ name: hostile, address: hostile }],
      preview: hostile,
      attachments: [{ path: `2" onclick="x`, name: hostile, type: hostile, bytes: 1, preview: null }],
      deliveries: [
        {
          address: hostile,
          state: 'failed',
          at: null,
          nextTryAt: null,
          answer: hostile,
          report: null,
          replacedBy: null,
          choices: ['retry', 'readdress'],
          refused: { typed: hostile, error: 'no' },
        },
        {
          address: 'a@x.example',
          state: 'cancelled',
          at: null,
          nextTryAt: null,
          answer: null,
          report: null,
          replacedBy: hostile,
          choices: [],
          refused: null,
        },
      ],
    };
    const html = String(<Thread {...dated} {...thread} items={[message]} />);
    expect(html).not.toContain('<img');
    expect(html).not.toMatch(/<[^>]*\sonclick=/);
  });

  test('only the author can take a waiting reply back or decide about a held one', () => {
    const others = {
      ...unsentThread,
      held: unsentThread.held.map((held) => ({ ...held, isMine: false })),
      waiting: unsentThread.waiting.map((one) => ({ ...one, isMine: false })),
    };
    expect(String(<Thread {...dated} {...unsentThread} />)).toContain('data-key="z"');
    const html = String(<Thread {...dated} {...others} />);
    expect(html).not.toContain('data-key="z"');
    expect(html).not.toContain('/drafts/76');
  });
});

describe('the head', () => {
  const draw = (status: Status) => String(<ConversationHead w={w} place={place} head={{ ...head, status }} />);

  test.each([
    ['open', 'closed'],
    ['pending', 'closed'],
    ['closed', 'open'],
  ] as const)('of a conversation that is %s gives the key e to %s', (status, keyed) => {
    expect(draw(status)).toMatch(new RegExp(`value="${keyed}"[^>]*data-key="e"`));
    expect(draw(status).match(/data-key="e"/g)).toHaveLength(1);
    expect(draw(status)).toMatch(new RegExp(`value="${status}" aria-pressed="true"`));
  });

  test.each(['spam', 'trash'] as const)('of a conversation in %s offers the way back', (status) => {
    expect(draw(status)).toContain(`hx-delete="/conversations/480/${status}"`);
    expect(draw(status)).not.toContain('aria-pressed');
  });
});

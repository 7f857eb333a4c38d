import { expect, test } from 'vitest';
import { type Actor, can, MAYS, type May, mailboxesWith, type Right, requireRight } from '#src/company/access/index.ts';
import { Forbidden } from '#src/lib/errors.ts';

const actor = (role: Actor['role'], ...mays: May[]): Actor => ({
  userId: 7,
  name: 'A',
  role,
  grants: new Map([[1, new Set(mays)]]),
});

const PEOPLE: Record<string, Actor | null> = {
  stranger: null,
  'member without': actor('member'),
  'member who reads': actor('member', 'read'),
  'member who manages': actor('member', 'full'),
  'member who sends': actor('member', 'send_as'),
  'member on behalf': actor('member', 'send_on_behalf'),
  'member with all': actor('member', ...MAYS),
  'admin without': actor('admin'),
  'admin with all': actor('admin', ...MAYS),
};

const MEMBERS = Object.keys(PEOPLE).filter((name) => name !== 'stranger');

/** Right -> who has it for mailbox 1. */
const TABLE: Record<Right, string[]> = {
  'mailbox.read': ['member who reads', 'member who manages', 'member with all', 'admin with all'],
  'mailbox.manage': ['member who manages', 'member with all', 'admin with all'],
  'mailbox.send': ['member who sends', 'member on behalf', 'member with all', 'admin with all'],
  'mailbox.send-as': ['member who sends', 'member with all', 'admin with all'],
  'mailbox.send-on-behalf': ['member on behalf', 'member with all', 'admin with all'],
  'company.manage': ['admin without', 'admin with all'],
  'inbox.open': MEMBERS,
  'account.change': MEMBERS,
};

const cases = Object.keys(TABLE).flatMap((right) => Object.keys(PEOPLE).map((who) => [right, who] as [Right, string]));

test.each(cases)('W4: %s, %s', (right, who) => {
  const may = TABLE[right].includes(who);
  expect(can(PEOPLE[who]!, right, { mailboxId: 1 })).toBe(may);
  if (may) expect(() => requireRight(PEOPLE[who]!, right, { mailboxId: 1 })).not.toThrow();
  else expect(() => requireRight(PEOPLE[who]!, right, { mailboxId: 1 })).toThrow(Forbidden);
});

test('W4: a right on one mailbox is none on another, and none where no mailbox is named', () => {
  const all = PEOPLE['admin with all']!;
  for (const right of ['mailbox.read', 'mailbox.manage', 'mailbox.send'] as const) {
    expect(can(all, right, { mailboxId: 2 })).toBe(false);
    expect(can(all, right)).toBe(false);
    expect(mailboxesWith(all, right)).toEqual([1]);
  }
  expect(mailboxesWith(PEOPLE['member who sends']!, 'mailbox.read')).toEqual([]);
});

test('a right that nobody declared is nobody’s', () => {
  expect(can(PEOPLE['admin with all']!, 'mailbox.delete' as Right, { mailboxId: 1 })).toBe(false);
  expect(can(PEOPLE['admin with all']!, 'toString' as Right)).toBe(false);
});

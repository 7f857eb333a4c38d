import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { isMailAddress, splitPlusTag } from '#src/mail/address/index.ts';
import { bounceAddress, conversationOfTag, rawOfBounceTag, replyTag } from '#src/mail/message-id/index.ts';

const key = randomBytes(32);
const tagOf = (address: string) => splitPlusTag(address).tag ?? '';

describe('the envelope sender of a mail', () => {
  test('O8: names the mail it was made for, and is the mailbox without its tag', () => {
    const address = bounceAddress(key, 12, 'support@example.com');
    expect(isMailAddress(address)).toBe(true);
    expect(splitPlusTag(address).address).toBe('support@example.com');
    expect(rawOfBounceTag(key, tagOf(address))).toBe(12);
    expect(rawOfBounceTag(key, tagOf(address.toUpperCase()))).toBe(12);
  });

  test('O8: made up, changed or signed by another installation, it names nothing', () => {
    const tag = tagOf(bounceAddress(key, 12, 'support@example.com'));
    expect(rawOfBounceTag(key, tag.replace('b12', 'b13'))).toBeNull();
    expect(rawOfBounceTag(key, `${tag.slice(0, -1)}${tag.endsWith('a') ? 'b' : 'a'}`)).toBeNull();
    expect(rawOfBounceTag(randomBytes(32), tag)).toBeNull();
    expect(rawOfBounceTag(key, 'b12.aaaaaaaaaaaaaaaa')).toBeNull();
  });

  test('O8: a reply tag is no bounce tag, nor the other way round, even with the same signature', () => {
    const reply = replyTag(key, 12);
    const bounce = tagOf(bounceAddress(key, 12, 'a@example.com'));
    expect(rawOfBounceTag(key, reply)).toBeNull();
    expect(rawOfBounceTag(key, reply.replace(/^c12-/, 'b12.'))).toBeNull();
    expect(conversationOfTag(key, bounce)).toBeNull();
    expect(conversationOfTag(key, bounce.replace(/^b12\./, 'c12-'))).toBeNull();
  });

  test('O8: the local part stays within 64 characters; a mailbox with a long one goes without a tag', () => {
    const roomy = bounceAddress(key, 999_999_999_999, `${'x'.repeat(30)}@example.com`);
    expect(roomy.split('@')[0]!.length).toBeLessThanOrEqual(64);
    const long = `${'x'.repeat(50)}@example.com`;
    expect(bounceAddress(key, 12, long)).toBe(long);
  });
});

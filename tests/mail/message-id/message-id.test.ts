import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  conversationOfTag,
  headerHash,
  isOurMessageId,
  mailTag,
  messageIdOfTag,
  newMessageId,
  replyTag,
  signingKey,
} from '#src/mail/message-id/index.ts';
import { testMachine } from '#tests/support/machine.ts';

const key = randomBytes(32);

test('O10: a Message-ID is random, signed, says nothing of people, and is known again whatever its case and domain', () => {
  const id = newMessageId(key, 'acme.example');
  expect(id).toMatch(/^[a-z2-7]{26}\.[a-z2-7]{16}@acme\.example$/);
  expect(isOurMessageId(key, id)).toBe(true);
  expect(isOurMessageId(key, id.toUpperCase())).toBe(true);
  expect(isOurMessageId(key, id.replace('acme', 'relay'))).toBe(true);
  expect(newMessageId(key, 'acme.example')).not.toBe(id);
});

test('O10: no changed character and no other key makes a Message-ID of ours', () => {
  const id = newMessageId(key, 'acme.example');
  const local = id.split('@')[0]!;
  for (let i = 0; i < local.length; i++) {
    const changed = `${local.slice(0, i)}${local[i] === 'a' ? 'b' : 'a'}${local.slice(i + 1)}@acme.example`;
    expect(isOurMessageId(key, changed), changed).toBe(false);
  }
  expect(isOurMessageId(randomBytes(32), id)).toBe(false);
  for (const other of ['', '@', `<${id}>`, `${id} `, `x${id}`, local, `${local}@`])
    expect(isOurMessageId(key, other), other).toBe(false);
});

test('T1: a mail tag names the mail it was made of, as a Message-ID of ours, and nothing where we gave none', () => {
  const id = newMessageId(key, 'acme.example');
  expect(`support+${mailTag(id)}`.length).toBeLessThanOrEqual(64);
  expect(messageIdOfTag(key, mailTag(id), 'acme.example')).toBe(id);
  expect(messageIdOfTag(key, mailTag(id).toUpperCase(), 'acme.example')).toBe(id);
  expect(messageIdOfTag(randomBytes(32), mailTag(id), 'acme.example')).toBeNull();
  for (const other of ['', 'm', replyTag(key, 12), mailTag(id).slice(1)])
    expect(messageIdOfTag(key, other, 'acme.example'), other).toBeNull();
});

test('T1: a reply tag names one conversation, fits a local part, and can not be made for another', () => {
  const tag = replyTag(key, 12);
  expect(tag).toMatch(/^c12-[a-z2-7]{16}$/);
  expect(conversationOfTag(key, tag)).toBe(12);
  expect(conversationOfTag(key, tag.toUpperCase())).toBe(12);
  for (const other of [
    tag.replace('c12', 'c13'),
    tag.replace('c12', 'c012'),
    tag.slice(0, -1),
    `${tag}a`,
    ` ${tag}`,
    'c12-',
    '',
  ]) {
    expect(conversationOfTag(key, other), other).toBeNull();
  }
  expect(conversationOfTag(randomBytes(32), tag)).toBeNull();
  const signatureOfId = newMessageId(key, 'x').split(/[.@]/)[1]!;
  expect(conversationOfTag(key, `c12-${signatureOfId}`)).toBeNull();
});

test('the key is made once and kept', async () => {
  await using machine = testMachine();
  const first = await signingKey(machine.ctx);
  expect(first.length).toBe(32);
  expect(Buffer.from(await signingKey(machine.ctx)).equals(first)).toBe(true);
});

test('the hash for the index is exact in a number', () => {
  const hashes = Array.from({ length: 1000 }, (_, i) => headerHash(`<${i}@x.test>`));
  expect(hashes.every((hash) => Number.isSafeInteger(hash) && hash >= 0)).toBe(true);
  expect(new Set(hashes).size).toBe(1000);
  expect(headerHash('a')).toBe(headerHash('a'));
});

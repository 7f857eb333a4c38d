import { describe, expect, test } from 'vitest';
import { pictureKind, sizeInText } from '#src/inbox/drafts/picture-type.ts';
import { cidsIn, leavingFiles, withCids, withPaths } from '#src/inbox/drafts/pictures.ts';

const pictures = [{ id: 5, cid: 'a@acme.example' }];
const inEditor = '<div>See <img alt="x" src="/drafts/77/files/5" width="60">, or src="/drafts/77/files/5"</div>';
const stored = '<div>See <img alt="x" src="cid:a@acme.example" width="60">, or src="/drafts/77/files/5"</div>';

describe('a picture in the text', () => {
  test('is stored by its Content-ID and edited by its path', () => {
    expect(withCids(inEditor, pictures)).toBe(stored);
    expect(withPaths(stored, 77, pictures)).toBe(inEditor);
    expect([...cidsIn(stored)]).toEqual(['a@acme.example']);
  });

  test('H10: is looked for without end in no text, however many pictures are begun there and not ended', () => {
    const began = performance.now();
    const html = '<img'.repeat(250_000);
    expect([withCids(html, pictures), withPaths(html, 77, pictures), cidsIn(html).size]).toEqual([html, html, 0]);
    expect(performance.now() - began).toBeLessThan(5000);
  });

  test('of another draft is no picture', () => {
    expect(cidsIn(withCids('<img src="/drafts/1/files/6">', pictures))).toEqual(new Set());
  });

  test('goes along only while it stands there; what is attached goes along anyway', () => {
    const files = [
      { name: 'list.txt', cid: null },
      { name: 'a.png', cid: 'a@acme.example' },
    ];
    expect(leavingFiles(files, stored)).toEqual(files);
    expect(leavingFiles(files, '<div>See</div>')).toEqual(files.slice(0, 1));
  });
});

describe('what kind of picture bytes are', () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  test('they say themselves', async () => {
    expect(await pictureKind(png)).toEqual({ type: 'image/png', width: 1, height: 1 });
  });
  test.each(['<svg xmlns="http://www.w3.org/2000/svg"/>', '<html>', ''])('H6: %j is none', async (text) => {
    expect(await pictureKind(Buffer.from(text))).toBe(null);
  });
  test('a wide one is put into the text no wider than a window', () => {
    expect(sizeInText({ width: 3000, height: 1000 })).toEqual({ width: 600, height: 200 });
    expect(sizeInText({ width: 90, height: 1000 })).toEqual({ width: 90, height: 1000 });
  });
});

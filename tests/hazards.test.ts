import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** How many hazards each chapter of the list has. */
const CHAPTERS = { S: 26, A: 7, O: 14, L: 5, T: 6, M: 11, H: 10, W: 17, D: 7 };
const ALL = Object.entries(CHAPTERS).flatMap(([letter, most]) =>
  Array.from({ length: most }, (_, i) => `${letter}${i + 1}`),
);

const root = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

type Row = { id: string; proof: string; tests: { path: string; name: string | null }[] };

const rows: Row[] = [...read('tests/hazards.md').matchAll(/^\| ([A-Z]\d+) +\| [^|]+\| ([^|]+?) *\|$/gm)].map(
  ([, id, proof]) => ({
    id: id!,
    proof: proof!,
    tests: [...proof!.matchAll(/`(tests\/[^`]+)`(?: "([^"]+)")?/g)].map(([, path, name]) => ({
      path: path!,
      name: name ?? null,
    })),
  }),
);

/** Ids at the start of the names in a test file: 'M1: ...', 'O6, O13: ...'. */
const idsIn = (text: string): string[] =>
  [...text.matchAll(/['"`]((?:[A-Z]\d+(?:, | and )?)+): /g)].flatMap(([, ids]) => ids!.match(/[A-Z]\d+/g) ?? []);

const testFiles = (readdirSync(join(root, 'tests'), { recursive: true }) as string[])
  .filter((path) => /\.test\.tsx?$/.test(path))
  .map((path) => ({ path: `tests/${path}`, ids: new Set(idsIn(read(`tests/${path}`))) }));

test('every hazard stands in the table once, in its order', () => {
  expect(rows.map(({ id }) => id)).toEqual(ALL);
});

test('each row names a test that is there, or says why there is none', () => {
  const files = new Map(testFiles.map(({ path, ids }) => [path, ids]));
  for (const { id, proof, tests } of rows) {
    for (const { path, name } of tests) {
      expect([id, path, files.has(path)]).toEqual([id, path, true]);
      expect([id, path, name ? read(path).includes(name) : files.get(path)!.has(id)]).toEqual([id, path, true]);
    }
    if (tests.length === 0)
      expect([id, proof]).toEqual([id, expect.stringMatching(/^(Later|Does not apply|A database that)/)]);
  }
});

test('every id that a test carries has a row with tests', () => {
  const proven = new Set(rows.filter(({ tests }) => tests.length > 0).map(({ id }) => id));
  for (const { path, ids } of testFiles)
    for (const id of ids) expect([path, id, proven.has(id)]).toEqual([path, id, true]);
});

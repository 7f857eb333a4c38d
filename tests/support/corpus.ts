import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.env.POSTROOM_CORPUS ?? join(import.meta.dirname, '../../../shared/corpus');

/** True where the mail corpus is present; without it the tests that need it skip and say so once. */
export const hasCorpus = existsSync(folder);

if (!hasCorpus) {
  if (process.env.POSTROOM_FORBID_SKIPS === 'corpus') throw new Error(`The mail corpus is expected at ${folder}`);
  process.stdout.write('Corpus tests skipped: set POSTROOM_CORPUS to a folder of mail files to run them.\n');
}

function walk(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => walk(join(path, name)));
}

/** All files below `sub` whose name ends as given, as {name: path inside the corpus, bytes}. */
export function corpusFiles(sub: string, endings: string[] = ['']): { name: string; bytes: Buffer }[] {
  if (!hasCorpus || !existsSync(join(folder, sub))) return [];
  return walk(join(folder, sub))
    .filter((path) => endings.some((ending) => path.endsWith(ending)))
    .map((path) => ({ name: path.slice(folder.length + 1), bytes: readFileSync(path) }));
}

/** One corpus file as text, for the JSON truths beside the samples. */
export const corpusText = (name: string) => readFileSync(join(folder, name), 'utf8');

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file as the rules see it: its path from the root of the project, and its text. */
export type Source = { path: string; text: string };

/** One import, by any spelling: `isType` where nothing of it is there at run time. */
export type Import = { from: string; target: string; isType: boolean };

const root = join(import.meta.dirname, '../..');

/** Every file below these folders of the project. */
export function readSources(folders: string[]): Source[] {
  return folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
        .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') })),
    );
}

const STATEMENT = /^\s*(?:import|export)\s+(type\s)?([^'";]*?)\bfrom\s*'([^']+)'/gm;
const BARE = /^\s*import\s*'([^']+)'|\bimport\(\s*'([^']+)'/gm;

/** What a file imports or re-exports; files of ours by path from the root, packages by name. */
export function importsOf({ path, text }: Source): Import[] {
  const found = [...text.matchAll(STATEMENT)].map(([, type, names = '', target]) => ({
    target: target!,
    isType: type !== undefined || /^\{(\s*type\s[^,}]+,?)+\s*\}\s*$/.test(names),
  }));
  const bare = [...text.matchAll(BARE)].map((match) => ({ target: (match[1] ?? match[2])!, isType: false }));
  return [...found, ...bare].map(({ target, isType }) => ({ from: path, target: resolve(path, target), isType }));
}

function resolve(path: string, target: string): string {
  if (target.startsWith('.')) return join(path, '..', target);
  return target.startsWith('#') ? target.slice(1) : target;
}

/** The text without comments, so that a comment may name what code must not do. */
export const codeOf = ({ text }: Source): string => text.replace(/\/\*[\s\S]*?\*\/|(?<![:'"])\/\/.*$/gm, '');

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { help } from '#src/cli/help.ts';
import { withSettings } from './settings.ts';

const root = join(import.meta.dirname, '../..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

/** Without the blanks that line up the columns of a table. */
const plain = (text: string) => text.replaceAll(/ +\|/g, ' |').replaceAll(/\| +/g, '| ').replaceAll(/-{3,}/g, '---');

describe('README.md', () => {
  test('has the settings as the program reads them; npm run readme writes them', () => {
    expect(plain(readme)).toBe(plain(withSettings(readme)));
  });

  test('names only settings that there are', () => {
    const known = new Set(help().match(/POSTROOM_[A-Z0-9_]+/g));
    expect((readme.match(/POSTROOM_[A-Z0-9_]+/g) ?? []).filter((name) => !known.has(name))).toEqual([]);
  });

  test('names only commands that there are', () => {
    const known = new Set([...help().matchAll(/^ {2}postroom ([a-z-]+)/gm)].map((match) => match[1]));
    const named = [...readme.matchAll(/(?:^|`|src\/main\.ts |exec postroom )postroom ([a-z][a-z-]+)/gm)].map(
      (match) => match[1],
    );
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((name) => !known.has(name!))).toEqual([]);
  });

  test('points only at files that there are', () => {
    const links = [...readme.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map((match) => match[1]!);
    expect(links.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  test('speaks of ports and files as the image has them', () => {
    const dockerfile = readFileSync(join(root, 'Dockerfile'), 'utf8');
    for (const port of ['2525', '8080', '8443']) {
      expect(dockerfile.match(/^EXPOSE .*/m)?.[0]).toContain(port);
      expect(readFileSync(join(root, 'compose.yaml'), 'utf8')).toContain(`:${port}"`);
    }
  });
});

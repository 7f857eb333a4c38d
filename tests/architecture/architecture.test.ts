import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { migrations } from '#migrations/index.ts';
import { activeViews, cycles, featuresOf, strays, trespasses, upwardImports } from './dependencies.ts';
import { unusedExports } from './exports.ts';
import * as files from './files.ts';
import { importsOf, readSources, type Source } from './sources.ts';

const tree = readSources(['src', 'views', 'static', 'migrations']);
const isCode = ({ path }: Source) => /\.tsx?$/.test(path);
const code = tree.filter(isCode);
const codeAndTests = [...code, ...readSources(['tests']).filter(isCode)];

type Breach = { [path: string]: string };
type Rule = { says: string; rule(sources: Source[]): string[]; of: Source[]; breaches: [Breach, string][] };

const from = (target: string) => `import { x } from '${target}';\n`;
const INDEX = { 'src/inbox/drafts/index.ts': from('./store.ts'), 'src/inbox/notes/index.ts': '' };

/** Each rule, and trees of one or two files that break it, with what the rule then says. */
const rules: Rule[] = [
  {
    says: 'a folder imports only from folders below it in section 2 of the design, types included',
    rule: upwardImports,
    of: code,
    breaches: [
      [
        { 'src/mail/mime/index.ts': from('#src/inbox/drafts/index.ts') },
        'src/mail/mime/index.ts -> src/inbox/drafts/index.ts',
      ],
      [
        { 'src/platform/clock.ts': `import type { X } from '#src/web/index.ts';` },
        'src/platform/clock.ts -> src/web/index.ts',
      ],
      [{ 'src/lib/a.ts': `const x = await import('#src/words/index.ts');` }, 'src/lib/a.ts -> src/words/index.ts'],
      [
        { 'src/company/a.ts': `export {\n  a,\n  b,\n} from '../contacts/index.ts';` },
        'src/company/a.ts -> src/contacts/index.ts',
      ],
      [{ 'src/web/index.ts': from('#src/cli/serve.ts') }, 'src/web/index.ts -> src/cli/serve.ts'],
      [{ 'src/words/a.ts': from('#src/main.ts') }, 'src/words/a.ts -> src/main.ts'],
      [{ 'src/services/a.ts': '' }, 'src/services/a.ts'],
    ],
  },
  {
    says: 'there is no cycle among files, nor among features',
    rule: cycles,
    of: code,
    breaches: [
      [
        { 'src/lib/a.ts': from('./b.ts'), 'src/lib/b.ts': `import type { x } from './a.ts';` },
        'src/lib/a.ts -> src/lib/b.ts -> src/lib/a.ts',
      ],
      [
        {
          ...INDEX,
          'src/inbox/drafts/store.ts': from('../notes/index.ts'),
          'src/inbox/notes/store.ts': from('../drafts/index.ts'),
        },
        'src/inbox/drafts -> src/inbox/notes -> src/inbox/drafts',
      ],
      [{ 'views/a.tsx': from('./b.tsx'), 'views/b.tsx': from('./a.tsx') }, 'views/a.tsx -> views/b.tsx -> views/a.tsx'],
    ],
  },
  {
    says: 'another feature is reached through its index.ts alone',
    rule: trespasses,
    of: code,
    breaches: [
      [
        { ...INDEX, 'src/inbox/notes/a.ts': from('../drafts/store.ts') },
        'src/inbox/notes/a.ts -> src/inbox/drafts/store.ts',
      ],
      [
        { ...INDEX, 'src/main.ts': from('#src/inbox/drafts/store/read.ts') },
        'src/main.ts -> src/inbox/drafts/store/read.ts',
      ],
    ],
  },
  {
    says: 'every file belongs to a feature with an index.ts, or stands by itself in lib, platform or cli',
    rule: strays,
    of: code,
    breaches: [[{ ...INDEX, 'src/inbox/tags/store.ts': '' }, 'src/inbox/tags/store.ts']],
  },
  {
    says: 'an index exports only what somebody outside of its feature imports, tests included',
    rule: unusedExports,
    of: codeAndTests,
    breaches: [
      [
        {
          'src/inbox/drafts/index.ts': `export { type A, b as c } from './store.ts';`,
          'src/inbox/drafts/actions.ts': `import { type A, c } from './index.ts';`,
        },
        'src/inbox/drafts/index.ts c',
      ],
      [
        {
          'src/inbox/drafts/index.ts': `export type { A } from './store.ts';\nexport { b } from './a.ts';`,
          'tests/inbox/drafts.test.ts': `import { b } from '#src/inbox/drafts/index.ts';`,
        },
        'src/inbox/drafts/index.ts A',
      ],
      [{ 'src/mail/raw/index.ts': 'export async function read() {}\n' }, 'src/mail/raw/index.ts read'],
    ],
  },
  {
    says: 'a view imports lib, words, icons and views; of everything else, types',
    rule: activeViews,
    of: code,
    breaches: [
      [{ 'views/a.tsx': from('#src/company/users/index.ts') }, 'views/a.tsx -> src/company/users/index.ts'],
      [{ 'views/a.tsx': from('kysely') }, 'views/a.tsx -> kysely'],
      [
        { 'views/a.tsx': `import { type A, b } from '#src/inbox/drafts/index.ts';` },
        'views/a.tsx -> src/inbox/drafts/index.ts',
      ],
    ],
  },
  {
    says: 'the database is imported by stores and schemas, the web by routes',
    rule: files.misplacedImports,
    of: code,
    breaches: [
      [{ 'src/inbox/drafts/backoff.ts': from('kysely') }, 'src/inbox/drafts/backoff.ts -> kysely'],
      [{ 'src/inbox/drafts/schema.ts': from('kysely') }, 'src/inbox/drafts/schema.ts -> kysely'],
      [
        { 'src/inbox/drafts/backoff.ts': `import type { Generated } from 'kysely';` },
        'src/inbox/drafts/backoff.ts -> kysely',
      ],
      [{ 'src/inbox/drafts/store.ts': from('bun:sqlite') }, 'src/inbox/drafts/store.ts -> bun:sqlite'],
      [{ 'src/inbox/drafts/actions/send.ts': from('hono') }, 'src/inbox/drafts/actions/send.ts -> hono'],
      [
        { 'src/inbox/drafts/actions.ts': `import type { Context } from 'hono';` },
        'src/inbox/drafts/actions.ts -> hono',
      ],
      [{ 'src/inbox/drafts/page.ts': from('hono/cookie') }, 'src/inbox/drafts/page.ts -> hono/cookie'],
    ],
  },
  {
    says: 'other files are topics: at run time they import no store, database, event, job, setting, secret or file',
    rule: files.strayTopics,
    of: code,
    breaches: [
      [
        { 'src/inbox/drafts/backoff.ts': from('#src/platform/db/index.ts') },
        'src/inbox/drafts/backoff.ts -> src/platform/db/index.ts',
      ],
      [
        { 'src/inbox/drafts/backoff.ts': from('#src/platform/settings/index.ts') },
        'src/inbox/drafts/backoff.ts -> src/platform/settings/index.ts',
      ],
      [
        { 'src/inbox/drafts/settings.ts': from('#src/platform/events/index.ts') },
        'src/inbox/drafts/settings.ts -> src/platform/events/index.ts',
      ],
      [{ 'src/mail/raw/pack.ts': from('./store.ts') }, 'src/mail/raw/pack.ts -> src/mail/raw/store.ts'],
      [
        { 'src/mail/delivery/mx.ts': from('./store.sqlite.ts') },
        'src/mail/delivery/mx.ts -> src/mail/delivery/store.sqlite.ts',
      ],
    ],
  },
  {
    says: 'queries stand in stores, SQL text in *.sqlite.ts',
    rule: files.misplacedSql,
    of: code,
    breaches: [
      [{ 'src/inbox/drafts/actions.ts': `ctx.db.withTables<T>().selectFrom('draft')` }, 'src/inbox/drafts/actions.ts'],
      [{ 'src/inbox/drafts/index.ts': `db\n  .deleteFrom('draft')` }, 'src/inbox/drafts/index.ts'],
      [{ 'src/inbox/drafts/store.ts': 'await sql<{ n: number }>`SELECT 1`.execute(db)' }, 'src/inbox/drafts/store.ts'],
    ],
  },
  {
    says: 'a store asks no action, an action no route',
    rule: files.climbingLayers,
    of: code,
    breaches: [
      [
        { 'src/inbox/drafts/store.ts': from('./actions.ts') },
        'src/inbox/drafts/store.ts -> src/inbox/drafts/actions.ts',
      ],
      [
        { 'src/inbox/drafts/actions/a.ts': from('../routes/b.tsx') },
        'src/inbox/drafts/actions/a.ts -> src/inbox/drafts/routes/b.tsx',
      ],
      [
        { 'src/inbox/drafts/schema.ts': from('./store.sqlite.ts') },
        'src/inbox/drafts/schema.ts -> src/inbox/drafts/store.sqlite.ts',
      ],
    ],
  },
  {
    says: 'nothing reads the wall clock or the environment but the clock, main.ts and the command line',
    rule: files.worldReaders,
    of: code,
    breaches: ['Date.now()', 'new Date()', 'process.env.X', 'Bun.env.X', 'Temporal.Now.instant()'].map((text) => [
      { 'src/inbox/drafts/late.ts': `const x = ${text};` },
      'src/inbox/drafts/late.ts',
    ]),
  },
  {
    says: 'names are kebab-case and say what is inside',
    rule: files.badNames,
    of: tree,
    breaches: [
      'src/lib/siteName.ts',
      'src/lib/utils.ts',
      'src/mail/helpers/a.ts',
      'views/common.tsx',
      'src/lib/mail-manager.ts',
      'static/js/DOM_x.js',
    ].map((path) => [{ [path]: '' }, path]),
  },
  {
    says: 'no layer has a second name',
    rule: files.synonyms,
    of: code,
    breaches: ['types.ts', 'queries.ts', 'service.ts', 'repository.ts'].map((name) => [
      { [`src/inbox/drafts/${name}`]: '' },
      `src/inbox/drafts/${name}`,
    ]),
  },
  {
    says: 'a file has at most 200 lines',
    rule: files.longFiles,
    of: code,
    breaches: [[{ 'src/inbox/drafts/conversation.ts': 'x;\n'.repeat(201) }, 'src/inbox/drafts/conversation.ts']],
  },
];

describe.each(rules)('$says', ({ rule, of, breaches }) => {
  test('in this tree', () => expect(rule(of)).toEqual([]));
  test.each(breaches)('and %j is found out', (breach, found) =>
    expect(rule(Object.entries(breach).map(([path, text]) => ({ path, text })))).toContain(found),
  );
});

test('the rules see the whole tree: its files, and the imports between them', () => {
  expect(code.length).toBeGreaterThan(250);
  expect(code.flatMap(importsOf).length).toBeGreaterThan(1000);
  const paths = new Set(tree.map(({ path }) => path));
  const ours = code.flatMap(importsOf).filter(({ target }) => /^(src|views|static|migrations)\//.test(target));
  expect(ours.filter(({ target }) => !paths.has(target))).toEqual([]);
});

test('every topic that is excepted still needs it', () => {
  const reaching = new Set(files.reachingTopics(code).map((found) => found.split(' -> ')[0]));
  expect(Object.keys(files.REACHING_TOPICS).filter((path) => !reaching.has(path))).toEqual([]);
});

test('foreign keys point the way imports do: to tables above them on the page', () => {
  expect(files.downwardKeys(migrations)).toEqual([]);
  expect(files.downwardKeys(['CREATE TABLE a (b REFERENCES c) STRICT; CREATE TABLE c (x)'])).toEqual(['c']);
});

test('the building in src/README.md names every folder of a feature', () => {
  const building = readFileSync('src/README.md', 'utf8').split('\n## ', 1)[0]!;
  const isFeature = (path: string) => /^src\/(?!words)[^/]+\/./.test(path) && !/\/(routes|store)$/.test(path);
  const features = [...featuresOf(code)].filter(isFeature);
  const unnamed = features.filter((path) => {
    const [name, above] = path.split('/').reverse();
    return ![name!, `${above}/${name}`].some((each) => building.includes(`\`${each}\``));
  });
  expect(unnamed).toEqual([]);
});

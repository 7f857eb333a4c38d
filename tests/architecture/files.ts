import { codeOf, importsOf, type Source } from './sources.ts';

const LAYERS = ['schema', 'store', 'actions', 'jobs', 'routes', 'api'] as const;
type Layer = (typeof LAYERS)[number];

/** The layer that a file's name, or the folder of that name it stands in, says; null for an index or a topic. */
function layerOf(path: string): Layer | null {
  const names = path
    .split('/')
    .slice(1)
    .map((part) => part.replace(/(\.sqlite)?\.tsx?$/, ''));
  return LAYERS.find((layer) => names.includes(layer)) ?? null;
}

const isSqlite = (path: string) => path.endsWith('.sqlite.ts');
const isIn = (folder: string) => (path: string) => path.startsWith(`src/${folder}/`);

/** Which packages decide what a file is: [package, at run time, as a type]. Everything else is a topic. */
const PACKAGES: { name: RegExp; mayRun(path: string): boolean; mayName(path: string): boolean }[] = [
  { name: /^bun:sqlite$/, mayRun: isSqlite, mayName: isSqlite },
  {
    name: /^kysely$/,
    mayRun: (path) => layerOf(path) === 'store' || isSqlite(path),
    mayName: (path) =>
      layerOf(path) === 'schema' || layerOf(path) === 'store' || isSqlite(path) || path === 'src/platform/handle.ts',
  },
  {
    name: /^hono(\/|$)/,
    mayRun: (path) => ['routes', 'api'].includes(String(layerOf(path))) || isIn('web')(path),
    // What a route finds on its request is declared below all routes.
    mayName: (path) =>
      ['routes', 'api'].includes(String(layerOf(path))) || isIn('web')(path) || isIn('company/sessions')(path),
  },
];

/** Imports of the database or the web in a file whose name does not say so. */
export const misplacedImports = (sources: Source[]): string[] =>
  sources
    .filter(({ path }) => path.startsWith('src/'))
    .flatMap(importsOf)
    .filter(({ from, target, isType }) =>
      PACKAGES.some(({ name, mayRun, mayName }) => name.test(target) && !(isType ? mayName(from) : mayRun(from))),
    )
    .map(({ from, target }) => `${from} -> ${target}`);

// What a topic would reach the machine with: values of these, or a store. Types tell nothing of when and how.
const REACHES_OUT = /^src\/platform\/(db|events|jobs|settings|secrets|files)\//;

/** Topics that reach out all the same, and why they are no action, job or store. */
export const REACHING_TOPICS: { [path: string]: string } = {
  'src/channels/email/outgoing/composition.ts':
    'the half of sending a draft that knows mail; the actions of drafts call it',
  'src/company/mailboxes/address-book.ts': 'the mailboxes in memory, for the receiver; it reads them anew by itself',
  'src/company/sessions/session.ts': 'who a request comes from, asked by the web before any route',
  'src/mail/authentication/objection.ts': 'a setting in memory, for the receiver; it reads it anew by itself',
  'src/mail/delivery/run-delivery.ts': 'the loop that sends: a runner beside that of platform/jobs, no job of its',
  'src/mail/message-id/signing-key.ts': 'names the secret that the rest of the folder is handed',
};

const isTopic = (path: string) =>
  /^src\/(mail|company|contacts|inbox|channels|ops)\//.test(path) &&
  layerOf(path) === null &&
  !path.endsWith('/index.ts') &&
  !isSqlite(path);

/** Topics that import, at run time, the machine's keepers of state or a store. A feature's settings are declared in settings.ts. */
export const reachingTopics = (sources: Source[]): string[] =>
  sources
    .filter(({ path }) => isTopic(path))
    .flatMap(importsOf)
    .filter(({ target, isType }) => !isType && (REACHES_OUT.test(target) || layerOf(target) === 'store'))
    .filter(({ from, target }) => !(from.endsWith('/settings.ts') && target === 'src/platform/settings/index.ts'))
    .map(({ from, target }) => `${from} -> ${target}`);

/** Those that are not excepted by name. */
export const strayTopics = (sources: Source[]): string[] =>
  reachingTopics(sources).filter((found) => !Object.hasOwn(REACHING_TOPICS, found.split(' -> ')[0]!));

const QUERY = /\.(selectFrom|insertInto|updateTable|deleteFrom|withTables)\b/;

/** Queries outside of a store, and SQL text outside of *.sqlite.ts. */
export const misplacedSql = (sources: Source[]): string[] =>
  sources
    .filter(({ path }) => path.startsWith('src/'))
    .filter((source) => {
      const code = codeOf(source);
      const isStore = layerOf(source.path) === 'store' || isSqlite(source.path);
      return (!isStore && QUERY.test(code)) || (!isSqlite(source.path) && /\bsql(<[^`]*>)?`/.test(code));
    })
    .map(({ path }) => path);

const featureOf = (path: string) => path.slice(0, path.search(new RegExp(`/(${LAYERS.join('|')})([./]|$)`)));

/** Inside a feature: a store asks no action, an action no route. */
export const climbingLayers = (sources: Source[]): string[] =>
  sources
    .flatMap(importsOf)
    .filter(({ from, target }) => {
      const [low, high] = [layerOf(from), layerOf(target)];
      return low && high && LAYERS.indexOf(high) > LAYERS.indexOf(low) && featureOf(from) === featureOf(target);
    })
    .map(({ from, target }) => `${from} -> ${target}`);

const WORLD = /\bDate\.now\(|\bnew Date\(\s*\)|\bprocess\.env\b|\bBun\.env\b|\bimport\.meta\.env\b|\bTemporal\.Now\b/;

/** Readers of the wall clock or the environment besides those who hand them out. */
export const worldReaders = (sources: Source[]): string[] =>
  sources
    .filter(({ path }) => /^(src|views)\//.test(path) && !/^src\/(platform\/clock\.ts|main\.ts|cli\/)/.test(path))
    .filter((source) => WORLD.test(codeOf(source)))
    .map(({ path }) => path);

const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.(sqlite|d))?\.(ts|tsx|js|css|sql|svg|md|ico|png)$/;
const VAGUE = /(^|[/.-])(utils?|helpers?|common|managers?|misc)([/.-]|$)/;

/** Names that are not kebab-case, or say nothing. */
export const badNames = (sources: Source[]): string[] =>
  sources
    .map(({ path }) => path)
    .filter((path) => VAGUE.test(path) || (!KEBAB.test(path.split('/').at(-1)!) && !path.endsWith('/README.md')));

/** A synonym of a layer's name makes a layer of its own. */
const SYNONYMS =
  /^(types?|models?|repository|repo|queries|dao|service|services|controller|controllers|handlers?|router|db|database)\.tsx?$/;

export const synonyms = (sources: Source[]): string[] =>
  sources.map(({ path }) => path).filter((path) => path.startsWith('src/') && SYNONYMS.test(path.split('/').at(-1)!));

const MOST_LINES = 200;

export const longFiles = (sources: Source[]): string[] =>
  sources
    .filter(({ path, text }) => /^(src|views)\//.test(path) && text.split('\n').length > MOST_LINES + 1)
    .map(({ path }) => path);

/** Foreign keys that point down the page: to a table that is created later, and so belongs to an upper feature. */
export function downwardKeys(scripts: string[]): string[] {
  const known = new Set<string>();
  return scripts.flatMap((script) =>
    [...script.matchAll(/CREATE TABLE (\w+)|REFERENCES (\w+)/g)].flatMap(([, table, other]) => {
      if (table) known.add(table);
      return other && !known.has(other) ? [other] : [];
    }),
  );
}

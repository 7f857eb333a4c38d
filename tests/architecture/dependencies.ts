import { type Import, importsOf, type Source } from './sources.ts';

/** Section 2 of the design, from the bottom up: a folder imports from itself and from those before it. */
const LADDER =
  'lib words platform mail company contacts calendar inbox notifications automation channels insights ops web cli main'.split(
    ' ',
  );

const rungOf = (path: string): number => {
  const [top, folder] = path.split('/');
  if (top !== 'src') return -1;
  return folder!.endsWith('.ts') ? LADDER.indexOf('main') : LADDER.indexOf(folder!);
};

const allImports = (sources: Source[]): Import[] => sources.flatMap(importsOf);

const arrow = ({ from, target }: Import) => `${from} -> ${target}`;

/** Imports that point up the ladder, and folders that have no rung on it. */
export function upwardImports(sources: Source[]): string[] {
  const strange = sources.filter(({ path }) => path.startsWith('src/') && rungOf(path) < 0).map(({ path }) => path);
  const upward = allImports(sources).filter(
    ({ from, target }) => from.startsWith('src/') && target.startsWith('src/') && rungOf(target) > rungOf(from),
  );
  return [...strange, ...upward.map(arrow)];
}

/** The feature a file belongs to: the outermost folder with an index.ts, else the file itself. */
export function featureOf(path: string, features: Set<string>): string {
  const parts = path.split('/');
  for (let depth = 2; depth < parts.length; depth++) {
    const folder = parts.slice(0, depth).join('/');
    if (features.has(folder)) return folder;
  }
  return path;
}

export const featuresOf = (sources: Source[]): Set<string> =>
  new Set(
    sources
      .filter(({ path }) => /^src\/.+\/index\.ts$/.test(path))
      .map(({ path }) => path.slice(0, -'/index.ts'.length)),
  );

/** Imports that reach into another feature past its index.ts. */
export function trespasses(sources: Source[]): string[] {
  const features = featuresOf(sources);
  return allImports(sources)
    .filter(({ from, target }) => from.startsWith('src/') && target.startsWith('src/'))
    .filter(({ from, target }) => {
      const feature = featureOf(target, features);
      return features.has(feature) && feature !== featureOf(from, features) && target !== `${feature}/index.ts`;
    })
    .map(arrow);
}

// Where a file may stand by itself, being its own index.
const SINGLE = /^src\/(lib|platform|cli)\/[^/]+$|^src\/[^/]+\.ts$/;

/** Files of src that belong to no feature. */
export function strays(sources: Source[]): string[] {
  const features = featuresOf(sources);
  return sources
    .map(({ path }) => path)
    .filter(
      (path) =>
        path.startsWith('src/') &&
        !path.endsWith('.md') &&
        !features.has(featureOf(path, features)) &&
        !SINGLE.test(path),
    );
}

/** Cycles among files, and among features; types count. Each is told as the way around. */
export function cycles(sources: Source[]): string[] {
  const features = featuresOf(sources);
  const ours = allImports(sources).filter(({ target }) => /^(src|views|static)\//.test(target));
  const betweenFeatures = ours
    .map(({ from, target }) => ({ from: featureOf(from, features), target: featureOf(target, features) }))
    .filter(({ from, target }) => from !== target);
  return [...new Set([...cyclesIn(ours), ...cyclesIn(betweenFeatures)])];
}

function cyclesIn(edges: { from: string; target: string }[]): string[] {
  const next = Map.groupBy(edges, ({ from }) => from);
  const done = new Set<string>();
  const found: string[] = [];
  const walk = (node: string, way: string[]) => {
    if (way.includes(node)) return void found.push([...way.slice(way.indexOf(node)), node].join(' -> '));
    if (done.has(node)) return;
    for (const { target } of next.get(node) ?? []) walk(target, [...way, node]);
    done.add(node);
  };
  for (const node of next.keys()) walk(node, []);
  return found;
}

const SEEN_BY_VIEWS = /^(views\/|src\/(lib|words)\/|static\/icons\/|hono\/(jsx|html)$)/;

/** Imports by which a view could do something: only lib, words, icons and other views; of the rest, types. */
export const activeViews = (sources: Source[]): string[] =>
  allImports(sources)
    .filter(({ from, target, isType }) => from.startsWith('views/') && !isType && !SEEN_BY_VIEWS.test(target))
    .map(arrow);

import { dirname } from 'node:path';
import { featureOf, featuresOf } from './dependencies.ts';
import { importsOf, type Source } from './sources.ts';

const LIST = /^\s*(?:import|export)\s+(?:type\s)?\{([^}]*)\}\s*from\s*'[^']+'/gm;
const DECLARED = /^export\s+(?:async\s+)?(?:const|function|class|type)\s+(\w+)/gm;
const RE_EXPORTED = /^export\s+(?:type\s)?\{([^}]*)\}/gm;

const namesIn = (list: string, side: 'first' | 'last'): string[] =>
  list
    .split(',')
    .map((name) =>
      name
        .trim()
        .replace(/^type\s/, '')
        .split(' as '),
    )
    .map((sides) => (side === 'first' ? sides[0]! : sides.at(-1)!))
    .filter((name) => name !== '');

/** What an index lets others import. */
const exportsOf = ({ text }: Source): string[] => [
  ...[...text.matchAll(RE_EXPORTED)].flatMap(([, list]) => namesIn(list!, 'last')),
  ...[...text.matchAll(DECLARED)].map(([, name]) => name!),
];

/** Names that somebody outside of a feature takes from its index, as `path name`; a whole index as `path *`. */
function importedNames(sources: Source[]): Set<string> {
  const features = featuresOf(sources);
  return new Set(
    sources.flatMap((source) =>
      [...source.text.matchAll(LIST)].flatMap((match) => {
        const [{ target } = { target: '' }] = importsOf({ path: source.path, text: match[0] });
        if (featureOf(source.path, features) === dirname(target)) return [];
        return namesIn(match[1]!, 'first').map((name) => `${target} ${name}`);
      }),
    ),
  );
}

/** Exports of a feature's index that nobody outside of the feature imports; tests count. */
export function unusedExports(sources: Source[]): string[] {
  const features = featuresOf(sources);
  const imported = importedNames(sources);
  const indexes = sources.filter(({ path }) => features.has(dirname(path)) && path.endsWith('/index.ts'));
  return indexes
    .filter(({ path }) => featureOf(path, features) === dirname(path))
    .flatMap((index) => exportsOf(index).map((name) => `${index.path} ${name}`))
    .filter((name) => !imported.has(name));
}

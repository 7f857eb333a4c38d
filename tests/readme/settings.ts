import { configGroups } from '#src/platform/config/index.ts';

const TITLES: Record<keyof typeof configGroups, string> = {
  machine: 'The process and what it keeps',
  web: 'Web',
  receiving: 'Mail that comes in',
  sending: 'Mail that leaves',
};

const cell = (text: string) => text.replaceAll('|', '\\|');

/** The README's tables of settings, a group each, as the program reads them. */
export function settingsTables(): string {
  return Object.entries(configGroups)
    .map(([group, rows]) => {
      const lines = Object.values(rows).map(({ name, read, byDefault, says }) => {
        const otherwise = byDefault === '' ? '' : `\`${byDefault}\``;
        return `| \`${name}\` | ${cell(says)} | ${cell(read.allowed)} | ${otherwise} |`;
      });
      const head = `### ${TITLES[group as keyof typeof configGroups]}\n\n| variable | what it says | allowed | otherwise |\n| --- | --- | --- | --- |`;
      return `${head}\n${lines.join('\n')}`;
    })
    .join('\n\n');
}

const BEGIN = '<!-- settings: written by npm run readme -->';
const END = '<!-- settings end -->';

/** A README with its tables as they should be. @throws where it has no place for them */
export function withSettings(readme: string): string {
  const [before, rest] = readme.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error('README.md has no place for the settings');
  return `${before}${BEGIN}\n\n${settingsTables()}\n\n${END}${after}`;
}

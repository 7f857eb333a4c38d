/** Names that stay apart in one folder, on systems too that know no capitals: "a.pdf", "a (2).pdf". */
export function uniqueNames(names: string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const dot = name.lastIndexOf('.');
    const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
    let unique = name;
    for (let n = 2; taken.has(keyOf(unique)); n++) unique = `${stem} (${n})${ending}`;
    taken.add(keyOf(unique));
    return unique;
  });
}

const keyOf = (name: string) => name.normalize('NFC').toLowerCase();

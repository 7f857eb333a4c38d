import type { Letter } from './letter.ts';

/**
 * Cuts a batch into runs in which no letter answers or repeats another: what a letter refers to must be in the store before
 * its place is looked for. The order of arrival is kept.
 */
export function independentRuns(letters: Letter[]): Letter[][] {
  const runs: Letter[][] = [];
  let run: Letter[] = [];
  let ids = new Set<string>();
  for (const letter of letters) {
    const { headerId } = letter.content;
    if ([headerId, ...letter.refersTo].some((id) => id !== null && ids.has(id))) {
      runs.push(run);
      run = [];
      ids = new Set();
    }
    run.push(letter);
    if (headerId !== null) ids.add(headerId);
  }
  return run.length > 0 ? [...runs, run] : runs;
}

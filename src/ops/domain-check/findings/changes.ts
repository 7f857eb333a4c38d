import { type Finding, isBad, type State } from './finding.ts';

/** A finding and the last state that DNS let us see: `unknown` in between must not hide that something broke. */
export type Kept = Finding & { known: State };

/** @param before what was kept of the last check */
export function keep(findings: Finding[], before: Kept[]): Kept[] {
  const last = new Map(before.map(({ id, known }) => [id, known]));
  return findings.map((each) => ({
    ...each,
    known: each.state === 'unknown' ? (last.get(each.id) ?? 'unknown') : each.state,
  }));
}

/** Ids of what was in order at the last check and is bad now. */
export function broken(now: Kept[], before: Kept[]): string[] {
  const well = new Set(before.filter(({ known }) => known === 'ok' || known === 'warn').map(({ id }) => id));
  return now.filter((each) => isBad(each) && well.has(each.id)).map(({ id }) => id);
}

/** Whether all that an alarm was raised for is in order again, as far as DNS can be asked. */
export const isMended = (now: Kept[], ids: readonly string[]): boolean =>
  !now.some(({ id, known }) => ids.includes(id) && isBad({ state: known }));

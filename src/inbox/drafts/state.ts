import type { Draft } from './schema.ts';

/**
 * writing -> waiting (undo window) -> gone; waiting or writing -> held when something newer came in, or when no mail could
 * be made of it; undo leads back to writing.
 */
export type DraftState = 'writing' | 'waiting' | 'held';

export function stateOf({ leavesAt, held }: Pick<Draft, 'leavesAt' | 'held'>): DraftState {
  if (leavesAt !== null) return 'waiting';
  return held === null ? 'writing' : 'held';
}

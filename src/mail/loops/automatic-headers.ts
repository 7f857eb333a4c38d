import { LOOP_HEADER } from './may-answer.ts';

/** `reply` answers a mail; `notice` tells somebody of something that happened here. */
export type SentKind = 'reply' | 'notice';

/**
 * The headers by which other machines know our automatic mail for what it is (RFC 3834 5, hazards L2); Exchange looks at
 * X-Auto-Response-Suppress alone. Its envelope sender is null, or one that takes bounces.
 */
export const automaticHeaders = (kind: SentKind): Record<string, string> => ({
  'Auto-Submitted': kind === 'reply' ? 'auto-replied' : 'auto-generated',
  'X-Auto-Response-Suppress': 'All',
  [LOOP_HEADER]: '1',
});

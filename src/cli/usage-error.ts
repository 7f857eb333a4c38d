/** The command line can't be understood; its message says what can. */
export class UsageError extends Error {
  override name = 'UsageError';
}

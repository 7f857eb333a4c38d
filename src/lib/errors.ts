/** The errors features throw; four edges (web, smtp, jobs, cli) translate them. Nothing else carries meaning by class. */

export class NotFound extends Error {
  override name = 'NotFound';
}

/** The actor may not do this. Edges answer as for NotFound where existence itself is a secret. */
export class Forbidden extends Error {
  override name = 'Forbidden';
}

/** Bad input: form field -> key of a sentence in `words` (`errors.fields`). */
export class Invalid extends Error {
  override name = 'Invalid';
  constructor(readonly fields: Record<string, string>) {
    super(
      `Invalid: ${Object.entries(fields)
        .map(([field, key]) => `${field} ${key}`)
        .join(', ')}`,
    );
  }
}

/** The world moved on since the actor looked (a newer message, a name already taken). */
export class Conflict extends Error {
  override name = 'Conflict';
}

/** @param retryAfterSeconds when the same request may be tried again */
export class RateLimited extends Error {
  override name = 'RateLimited';
  constructor(readonly retryAfterSeconds: number) {
    super(`Too many attempts; try again in ${retryAfterSeconds} s`);
  }
}

/** Another machine's answer. Temporary ones are worth a retry, permanent ones are not. */
export class Upstream extends Error {
  override name = 'Upstream';
  constructor(
    message: string,
    readonly isTemporary: boolean,
  ) {
    super(message);
  }
}

/** What went wrong, in the words of whoever threw; never for people, who get sentences of `words`. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

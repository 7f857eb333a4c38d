const MOST_KEPT = 4;

/** The addresses that admins signed in at, the last one first. */
export const withOrigin = (known: readonly string[], origin: string): string[] =>
  [origin, ...known.filter((each) => each !== origin)].slice(0, MOST_KEPT);

/**
 * Where a link leads that is sent to somebody by mail. What a stranger's request says of our address is only believed if an
 * admin came that way before: else whoever asks for somebody's link could have it lead to a site of their own (hazard W13).
 * @returns null where nothing is known yet
 */
export const linkOrigin = (publicUrl: string | null, known: readonly string[], asked: string | null): string | null =>
  publicUrl ?? (asked !== null && known.includes(asked) ? asked : (known[0] ?? null));

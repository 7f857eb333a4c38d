const codeOf = (error: unknown): string => String((error as { code?: unknown } | null)?.code);

/** True where the disk or another process was in SQLite's way: what failed so is worth a retry, whatever it was about. */
export const isMachineTrouble = (error: unknown): boolean =>
  /^SQLITE_(BUSY|LOCKED|FULL|IOERR|NOMEM|READONLY|CANTOPEN|PROTOCOL)/.test(codeOf(error));

/** True where the disk gave SQLite no more room, or is broken. */
export const isDiskTrouble = (error: unknown): boolean => /^SQLITE_(FULL|IOERR)/.test(codeOf(error));

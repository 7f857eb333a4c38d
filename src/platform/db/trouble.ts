const TROUBLES = /^SQLITE_(BUSY|LOCKED|FULL|IOERR|NOMEM|READONLY|CANTOPEN|PROTOCOL)/;

/** True where the disk or another process was in the way: what failed so is worth a retry, whatever it was about. */
export const isMachineTrouble = (error: unknown): boolean => TROUBLES.test(String((error as { code?: unknown })?.code));

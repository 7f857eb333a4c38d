/** A backup as lists show it; `bytes` is null where it failed. */
export type ShownBackup = {
  id: number;
  reason: 'nightly' | 'asked' | 'command' | 'update';
  at: number;
  name: string;
  path: string;
  bytes: number | null;
  isSealed: boolean;
  tookMs: number | null;
  counts: Record<string, number>;
  error: string | null;
  /** its file is where it was put */
  isThere: boolean;
};

/** `last` is the newest that is good; `nextAt` null where the nights are off. */
export type BackupSummary = {
  last: ShownBackup | null;
  /** the newest try of all, where it failed */
  failure: { at: number; error: string } | null;
  nextAt: number | null;
  isRunning: boolean;
  level: 'ok' | 'warn' | 'fail';
};

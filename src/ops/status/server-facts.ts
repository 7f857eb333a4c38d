/** What only the running program knows of itself; `serve` hands it to the pages. */
export type ServerFacts = {
  startedAt: number;
  /** all ports are open, and nobody has asked it to stop */
  isReady(): boolean;
  /** the kinds of work that this version knows */
  jobKinds: readonly string[];
};

/** Of an app that nobody serves. */
export const NO_SERVER: ServerFacts = { startedAt: 0, isReady: () => true, jobKinds: [] };

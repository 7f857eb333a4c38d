/** What there is of one kind of work; `isKnown`: this version can do it. */
export type JobKindRow = {
  kind: string;
  isKnown: boolean;
  waiting: number;
  running: number;
  failing: number;
  nextAt: number | null;
};

/** A job that failed for good. `about` names what it was about, by ids alone; `error` is for experts. */
export type DeadJob = { id: number; createdAt: number; error: string; about: string };

/** The dead of one kind: how many, and the newest of them. */
export type DeadKind = { kind: string; isKnown: boolean; isParked: boolean; count: number; jobs: DeadJob[] };

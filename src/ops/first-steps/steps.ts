import type { IncomingWay } from '#src/company/profile/index.ts';

/** What is left after the first page, in the order it is done best. */
export const STEPS = ['incoming', 'outgoing', 'dns', 'test'] as const;

export type StepName = (typeof STEPS)[number];

export const isStep = (name: string): name is StepName => (STEPS as readonly string[]).includes(name);

/** directly, by relay, or not yet: then sending is paused. */
export const OUTGOING_WAYS = ['direct', 'relay', 'later'] as const;

export type OutgoingWay = (typeof OUTGOING_WAYS)[number];

/** What is so, as far as the steps are concerned. */
export type Facts = {
  incoming: IncomingWay | null;
  hasAccount: boolean;
  outgoing: OutgoingWay | null;
  relayHost: string | null;
  /** records that need work, or null before DNS was asked */
  dnsBad: number | null;
  /** whether a mail from outside has come in */
  hasReceived: boolean;
};

export type Done = Record<StepName, boolean>;

export const doneOf = ({ incoming, hasAccount, outgoing, relayHost, dnsBad, hasReceived }: Facts): Done => ({
  incoming: incoming !== null && (incoming !== 'fetched' || hasAccount),
  outgoing: outgoing !== null && (outgoing !== 'relay' || relayHost !== null),
  dns: dnsBad === 0,
  test: hasReceived,
});

/** Where to go on: the first step that is left, or the last one. */
export const nextStep = (done: Done): StepName => STEPS.find((step) => !done[step]) ?? 'test';

/** The step behind another, for "save and go on". */
export const stepAfter = (step: StepName): StepName => STEPS[Math.min(STEPS.indexOf(step) + 1, STEPS.length - 1)]!;

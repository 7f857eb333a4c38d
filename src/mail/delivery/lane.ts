import { nextTry } from './backoff.ts';
import type { Destination } from './deps.ts';
import type { Trouble } from './outcomes.ts';

/** One mail's recipients that can go in one transaction. */
export type Consignment = { rawId: number; addresses: string[] };

export type Lane = {
  destination: Destination;
  /** What is due; only a hint, since others may take or change it first. */
  backlog: Consignment[];
  sessions: number;
  idle: number;
  /** Troubles in a row; while there are any one session probes for all. */
  failures: number;
  waitsUntil: number;
  reply: string;
  /** Letters taken in the minute that began then. */
  minute: { beganAt: number; taken: number };
  /** Whether its alarm may stand; unknown after a start. */
  mayAlarm: boolean;
};

export const newLane = (destination: Destination): Lane => ({
  destination,
  backlog: [],
  sessions: 0,
  idle: 0,
  failures: 0,
  waitsUntil: 0,
  reply: '',
  minute: { beganAt: 0, taken: 0 },
  mayAlarm: true,
});

// Many receivers refuse more than a handful of sessions from one address.
const MOST_SESSIONS = 4;

/** How many sessions should start for what is due. */
export function sessionsWanted(lane: Lane): number {
  const most = lane.failures > 0 ? 1 : MOST_SESSIONS;
  return Math.max(0, Math.min(most - lane.sessions, lane.backlog.length - lane.idle));
}

const MINUTE_MS = 60_000;

/** When the next letter may go, in UTC ms: after trouble, or with the next minute when this one's share is used up. */
export function opensAt({ waitsUntil, minute }: Lane, now: number, mostPerMinute: number): number {
  const isUsedUp = isThisMinute(minute, now) && minute.taken >= mostPerMinute;
  return Math.max(waitsUntil, isUsedUp ? minute.beganAt + MINUTE_MS : 0);
}

/** Whether a letter may go now; counts it. */
export function takeTurn(lane: Lane, now: number, mostPerMinute: number): boolean {
  if (opensAt(lane, now, mostPerMinute) > now) return false;
  if (!isThisMinute(lane.minute, now)) lane.minute = { beganAt: now, taken: 0 };
  lane.minute.taken += 1;
  return true;
}

/** A clock that was set back begins a minute anew. */
const isThisMinute = ({ beganAt }: Lane['minute'], now: number) => now >= beganAt && now < beganAt + MINUTE_MS;

// A login that the admin must mend is tried again soon after: it may be mended any time (hazard O13).
const LOGIN_WAIT_MS = 5 * MINUTE_MS;
// A relay that is restarted is gone for a moment; one that stays away is for the admin to know.
const FAILURES_BEFORE_ALARM = 3;

/** The whole destination waits (O6): its other letters would only meet the same. @returns whether its alarm should be raised */
export function meetTrouble(lane: Lane, trouble: Trouble, reply: string, now: number): boolean {
  // Sessions beside each other meet the same trouble: it is one.
  if (now >= lane.waitsUntil) {
    lane.failures += 1;
    lane.reply = reply;
    lane.backlog = [];
    const next = trouble === 'login' ? null : nextTry(lane.failures, now, now, Math.random);
    lane.waitsUntil = next ?? now + LOGIN_WAIT_MS;
  }
  if (lane.destination.alarm === null) return false;
  lane.mayAlarm = true;
  return trouble === 'login' || lane.failures >= FAILURES_BEFORE_ALARM;
}

/** @returns whether its alarm should be cleared */
export function meetSuccess(lane: Lane): boolean {
  const mayAlarm = lane.mayAlarm && lane.destination.alarm !== null;
  Object.assign(lane, { failures: 0, waitsUntil: 0, mayAlarm: false });
  return mayAlarm;
}

import { domainOf } from '#src/mail/address/index.ts';
import type { Destination } from './deps.ts';
import { type Consignment, type Lane, newLane } from './lane.ts';
import type { Waiting } from './schema.ts';

export type Lanes = Map<string, Lane>;

// What one transaction of SMTP takes at least (RFC 5321 section 4.5.3.1.8).
const MOST_RECIPIENTS = 100;

/**
 * Files what is due by destination, in place of what was filed before; a lane without letters, sessions or trouble is forgotten.
 * @param senders envelope senders by mail
 */
export function fileDue(
  lanes: Lanes,
  due: Waiting[],
  senders: Map<number, string>,
  destinationOf: (letter: { from: string; domain: string }) => Destination,
  now: number,
): void {
  for (const lane of lanes.values()) lane.backlog = [];
  for (const { rawId, address } of due) {
    const destination = destinationOf({ from: senders.get(rawId) ?? '', domain: domainOf(address) });
    const lane = lanes.get(destination.name) ?? newLane(destination);
    lanes.set(destination.name, lane);
    lane.destination = destination;
    consignmentOf(lane.backlog, rawId).addresses.push(address);
  }
  for (const [name, lane] of lanes) if (isForgettable(lane, now)) lanes.delete(name);
}

/** Recipients of one mail follow each other mostly: all of them became due when it was queued. */
function consignmentOf(backlog: Consignment[], rawId: number): Consignment {
  const last = backlog.at(-1);
  if (last?.rawId === rawId && last.addresses.length < MOST_RECIPIENTS) return last;
  const consignment = { rawId, addresses: [] };
  backlog.push(consignment);
  return consignment;
}

const HOUR_MS = 3600_000;

const isForgettable = ({ backlog, sessions, waitsUntil, minute }: Lane, now: number) =>
  backlog.length === 0 && sessions === 0 && now > waitsUntil + HOUR_MS && now > minute.beganAt + HOUR_MS;

import { dkimRecord, dkimRecordName } from '#src/mail/dkim/index.ts';
import type { DkimKey } from './schema.ts';

/** `waiting` until its record is seen in DNS, then `signing`; `retired` ones stay published for letters still on their way. */
export type DkimState = 'waiting' | 'signing' | 'retired';

/** What must stand in DNS for a key: a TXT record's name and value. */
export type DkimRecord = { selector: string; name: string; value: string; state: DkimState; createdAt: number };

export const stateOf = ({ signsFromAt, retiredAt }: DkimKey): DkimState =>
  retiredAt !== null ? 'retired' : signsFromAt !== null ? 'signing' : 'waiting';

export const recordOf = (key: DkimKey): DkimRecord => ({
  selector: key.selector,
  name: dkimRecordName(key.selector, key.domain),
  value: dkimRecord(key),
  state: stateOf(key),
  createdAt: key.createdAt,
});

import { MAYS, type May } from '#src/company/access/index.ts';

/** Rights by grantee, as the boxes of a page name them: 'user-7', 'team-2'. */
export type Rights = ReadonlyMap<string, May[]>;

/** What was ticked when a page was drawn, and what is now. */
export type Ticks = { had: Rights; wanted: Rights };

type Named = { userId?: number | null; teamId?: number | null };

export const keyOf = ({ userId, teamId }: Named): string => (userId ? `user-${userId}` : `team-${teamId}`);

/** The value of a box, 'user-7-send_as'; null for what is none. */
export function readTick(value: string): { key: string; may: May } | null {
  const [, key, may] = /^((?:user|team)-\d{1,15})-([a-z_]+)$/.exec(value) ?? [];
  const known = MAYS.find((each) => each === may);
  return key && known ? { key, may: known } : null;
}

export function rightsOf(ticks: { key: string; may: May }[]): Rights {
  const byKey = Map.groupBy(ticks, ({ key }) => key);
  return new Map([...byKey].map(([key, own]) => [key, own.map(({ may }) => may)]));
}

import ICAL from 'ical.js';

type Property = [name: string, params: Record<string, string | string[]>, type: string, ...values: unknown[]];

/** A component of a calendar file as jCal has it (RFC 7265): names in lower case. */
export type Component = [name: string, properties: Property[], children: Component[]];

// Beyond this nobody invites to a meeting; what takes long grows with the square of a line's parameters.
const MOST_CHARS = 256_000;

/** The file's VCALENDAR, null for what can't be read as one. */
export function parseCalendar(text: string): Component | null {
  if (text.length > MOST_CHARS) return null;
  try {
    const parsed = ICAL.parse(text) as unknown[];
    // A file of several calendars gives a list of them.
    const first = (typeof parsed[0] === 'string' ? parsed : parsed[0]) as Component | undefined;
    return first?.[0] === 'vcalendar' ? first : null;
  } catch {
    return null;
  }
}

export const childrenOf = ([, , children]: Component, name: string): Component[] =>
  children.filter(([childName]) => childName === name);

const find = ([, properties]: Component, name: string) => properties.find(([found]) => found === name);

/** The first value of a property: text, or what jCal makes of its type. */
export const firstOf = (component: Component, name: string): unknown => find(component, name)?.[3];

export function textOf(component: Component, name: string): string {
  const value = firstOf(component, name);
  return typeof value === 'string' ? value : '';
}

export function paramOf(component: Component, name: string, param: string): string {
  const value = [find(component, name)?.[1][param]].flat()[0];
  return typeof value === 'string' ? value : '';
}

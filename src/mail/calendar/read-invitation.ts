import { cleanLine } from '#src/lib/clean-text.ts';
import { isMailAddress, type MailAddress } from '#src/mail/address/index.ts';
import { type Component, childrenOf, paramOf, parseCalendar, textOf } from './component.ts';
import type { Invitation, Method } from './invitation.ts';
import { endOf, repetitionOf, timeOf } from './times.ts';

const MOST_CHARS = 300;

const METHODS: Record<string, Method> = {
  REQUEST: 'request',
  CANCEL: 'cancel',
  REPLY: 'reply',
  COUNTER: 'counter',
  DECLINECOUNTER: 'request',
  ADD: 'request',
};

/** What the text of a calendar part invites to; null where it holds no event that can be read. */
export function readInvitation(text: string): Invitation | null {
  const calendar = parseCalendar(text);
  const events = calendar ? childrenOf(calendar, 'vevent') : [];
  // An event that repeats stands beside its exceptions, which name the day they are of.
  const event = events.find((each) => textOf(each, 'recurrence-id') === '') ?? events[0];
  if (!calendar || !event) return null;
  const start = timeOf(event, 'dtstart', calendar);
  const written = METHODS[textOf(calendar, 'method').trim().toUpperCase()] ?? 'publish';
  const method = textOf(event, 'status').toUpperCase() === 'CANCELLED' ? 'cancel' : written;
  return {
    method,
    title: cleanLine(textOf(event, 'summary'), MOST_CHARS),
    where: cleanLine(textOf(event, 'location'), MOST_CHARS),
    start,
    end: endOf(event, start, calendar),
    organizer: personOf(event, 'organizer'),
    answer: method === 'reply' || method === 'counter' ? answerOf(event) : null,
    repeats: repetitionOf(event),
    more: new Set(events.map((each) => textOf(each, 'uid'))).size - 1,
  };
}

function personOf(event: Component, property: string): MailAddress | null {
  const address = textOf(event, property).replace(/^mailto:/i, '');
  return isMailAddress(address) ? { name: cleanLine(paramOf(event, property, 'cn'), MOST_CHARS), address } : null;
}

const STATUS = { ACCEPTED: 'accepted', DECLINED: 'declined', TENTATIVE: 'tentative' } as const;

function answerOf(event: Component): Invitation['answer'] {
  const by = personOf(event, 'attendee');
  const status = paramOf(event, 'attendee', 'partstat').toUpperCase();
  return by && { by, status: STATUS[status as keyof typeof STATUS] ?? null };
}

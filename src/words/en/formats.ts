import { wholeNumber } from '../numbers.ts';
import { plural } from '../plural.ts';

const n = (count: number) => wholeNumber(count, 'en');
const every = (unit: string) => (interval: number) =>
  interval === 1 ? `every ${unit}` : `every ${n(interval)} ${unit}s`;

const range = (from: string, to: string | null) => (to === null ? from : `${from} – ${to}`);

/** Parts of a mail shown for what they are: invitations, signed and encrypted mail. */
export const formats = {
  invitation: {
    request: 'Invitation',
    cancel: 'Cancelled',
    reply: 'Answer to an invitation',
    counter: 'Another time proposed',
    publish: 'Calendar event',
    untitled: '(no title)',
    when: 'When',
    where: 'Where',
    organizer: 'Organiser',
    repeats: 'Repeats',
    allDay: (date: string) => `${date}, all day`,
    range,
    inZone: (from: string, to: string | null, zone: string) => `${range(from, to)} in ${zone}`,
    unknownZone: (zone: string) => `on the clocks of “${zone}”, a time zone that is not known here`,
    anyZone: 'on the clocks of wherever it takes place',
    every: { day: every('day'), week: every('week'), month: every('month'), year: every('year') },
    often: 'by a rule of its own',
    times: (count: number) => plural('en', count, { one: 'once', other: `${n(count)} times` }),
    until: (date: string) => `until ${date}`,
    answer: {
      accepted: (name: string) => `${name} accepts`,
      declined: (name: string) => `${name} declines`,
      tentative: (name: string) => `${name} may come`,
      none: (name: string) => `${name} answered`,
    },
    notTheSender: (name: string) => `This mail was sent by somebody else than ${name}.`,
    more: (count: number) =>
      plural('en', count, { one: 'The file holds 1 more event.', other: `The file holds ${n(count)} more events.` }),
    toldOnly: 'This is only told: nothing is entered in a calendar.',
    hint: 'Nothing is accepted or entered anywhere. Open the attached file in a calendar to answer.',
  },
  protection: {
    'pgp-encrypted': 'Encrypted with PGP. It can’t be read here; the original is attached and can be downloaded.',
    'pgp-signed': 'Carries a PGP signature. It was not checked: a signature does not prove who sent this.',
    'smime-encrypted': 'Encrypted with S/MIME. It can’t be read here; the original is attached and can be downloaded.',
    'smime-signed': 'Carries an S/MIME signature. It was not checked: a signature does not prove who sent this.',
    'smime-enclosed':
      'Wrapped in an S/MIME signature. It can’t be opened here; the attached file shows it in a mail program that can.',
  },
};

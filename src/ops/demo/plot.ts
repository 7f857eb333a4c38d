import { createRandom, type Random } from '#src/lib/random.ts';
import { COLLEAGUES, MAILBOXES, TELLINGS, WORLDS } from './cast.ts';
import { fillIn } from './fill-in.ts';
import { type Colleague, type End, type Language, SCRIPTS, type Script } from './scripts/all.ts';

/** A conversation of the demo: who, about what, what is said when (UTC ms, in order), how it stands in the end. */
export type Scene = {
  language: Language;
  customer: { name: string; address: string };
  mailbox: string;
  colleague: Colleague;
  subject: string;
  file: Script['file'];
  turns: { isOurs: boolean; at: number; text: string }[];
  end: End;
};

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** How long ago, in days, conversations of an end began: [at most, at least]. */
const BEGAN: Record<End, [number, number]> = {
  waiting: [2.2, 0.02],
  answered: [6, 1],
  pending: [9, 1.5],
  closed: [24, 2],
  spam: [5, 0.1],
  trash: [6, 1],
};

/** Two hundred conversations, the same each time but for the day they are told on. @param now UTC ms */
export function plot(now: number): Scene[] {
  const random = createRandom(11);
  return (Object.keys(TELLINGS) as Language[]).flatMap((language) => {
    const scripts: readonly Script[] = SCRIPTS[language];
    return Array.from({ length: TELLINGS[language] }, (_, i) => {
      const script = scripts[i % scripts.length]!;
      const end = script.ends[Math.floor(i / scripts.length) % script.ends.length]!;
      return scene(language, script, end, now, random);
    });
  });
}

function scene(language: Language, script: Script, end: End, now: number, random: Random): Scene {
  const world = WORLDS[language];
  const [first, last] = [random.pick(world.first), random.pick(world.last)];
  const name = world.familyFirst ? `${last}${first}` : `${first} ${last}`;
  const gaps = {
    product: random.pick(world.products),
    order: `NC-${random.between(20_410, 24_980)}`,
    city: random.pick(world.cities),
    first: world.familyFirst ? name : first,
    me: COLLEAGUES[script.by].name.split(' ').at(script.by === 'jiwoo' ? 1 : 0)!,
  };
  const texts = script.turns.slice(0, turnsFor(end, script.turns.length));
  const [most, least] = BEGAN[end];
  const began = now - (least + random.next() ** 1.5 * (most - least)) * DAY;
  // Answers come within hours, the last word never after now.
  const step = Math.min(20 * HOUR, (now - began) / texts.length);
  return {
    language,
    customer: { name, address: `${addressName(random)}@${random.pick(world.hosts)}` },
    mailbox: MAILBOXES[script.mailbox].address,
    colleague: script.by,
    subject: fillIn(script.subject, gaps, random),
    file: script.file,
    turns: texts.map((text, i) => ({
      isOurs: i % 2 === 1,
      at: Math.round(began + step * (i + (i === 0 ? 0 : random.next() * 0.6))),
      text: fillIn(text, gaps, random),
    })),
    end,
  };
}

/** Who waits wrote last; who was answered did not. */
function turnsFor(end: End, turns: number): number {
  if (end === 'closed') return turns;
  if (end === 'spam' || end === 'trash') return 1;
  const isCustomerLast = end === 'waiting';
  return turns % 2 === (isCustomerLast ? 1 : 0) ? turns : turns - 1;
}

const addressName = (random: Random) =>
  `${random.pick(['hello', 'mail', 'post', 'office', 'info', 'me', 'kontakt'])}${random.between(11, 989)}`;

import type { LetterToJudge } from '#src/channels/email/spam/index.ts';
import { createRandom } from '#src/lib/random.ts';
import { createWriters } from '#src/ops/seed/index.ts';

/** A letter as ingest hands it over; `more` says what is special about it. */
export const letter = (more: Partial<LetterToJudge> = {}): LetterToJudge => ({
  rawId: 1,
  from: 'carla@customer.example',
  subject: 'A question',
  text: 'Hello',
  parts: [],
  verification: null,
  signs: { rspamd: null },
  ...more,
});

export const failedDmarc = (policy: 'none' | 'quarantine' | 'reject') => ({
  verdict: 'failed' as const,
  fromDomain: 'customer.example',
  dmarc: { policy },
});

const PITCHES = [
  'congratulations winner claim your prize lottery million dollars wire transfer urgent beneficiary',
  'cheap pills pharmacy discount viagra online without prescription order today limited offer',
  'boost your ranking seo backlinks traffic guaranteed first page google agency proposal',
  'crypto bitcoin investment profit double your deposit trading signals join telegram channel',
  'enlarge hot singles dating tonight meet girls free registration click here unsubscribe casino bonus',
].map((pitch) => pitch.split(' '));

/**
 * Mail that is spam or not, of one make: text in the languages of a company's mail, and into spam goes a handful of words
 * from what spam is usually about. Wanted mail has such a word now and then too.
 */
export function createSamples(seed: number) {
  const random = createRandom(seed);
  const pick = createWriters(random);
  return (isSpam: boolean) => {
    const writer = pick();
    const words = writer.paragraph(random.between(150, 900)).split(' ');
    const strewn = isSpam ? random.between(8, 20) : random.below(6) === 0 ? 1 : 0;
    const pitch = random.pick(PITCHES);
    for (let i = 0; i < strewn; i++) words.splice(random.below(words.length), 0, random.pick(pitch));
    const domain = isSpam ? `${writer.word()}-offers.example` : `customer${random.below(60)}.example`;
    return { from: `${random.below(9999)}@${domain}`, subject: writer.sentence(), text: words.join(' ') };
  };
}

import type { Random } from '#src/lib/random.ts';
import { createWriters, lifelikeMails } from '#src/ops/seed/index.ts';

const SAMPLES = 500;
const MOST_BYTES = 8000;

/** Real mails, bodies, names and subjects to draw from: few, since their variety costs a page nothing. */
export function createSamples(random: Random) {
  const pickWriter = createWriters(random);
  const many = <T>(make: () => T) => Array.from({ length: SAMPLES }, make);
  const small = [...lifelikeMails(SAMPLES, 'box1@acme.example')].filter(({ bytes }) => bytes.length < MOST_BYTES);
  const mails = small.map(({ bytes }) => ({
    raw: Bun.zstdCompressSync(bytes),
    size: bytes.length,
    body: Bun.zstdCompressSync(pickWriter().paragraph(random.between(300, 2000))),
  }));
  const names = many(() => pickWriter().name());
  const subjects = many(() => pickWriter().sentence().slice(0, 70));
  const previews = many(() => pickWriter().paragraph(150).slice(0, 160));
  return {
    mail: () => random.pick(mails),
    name: () => random.pick(names),
    subject: () => random.pick(subjects),
    preview: () => random.pick(previews),
  };
}

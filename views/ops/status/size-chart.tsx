import { fileSize, fullDate } from '#src/words/index.ts';
import type { Dated } from '../../ui/types.ts';

const WIDTH = 300;
const HEIGHT = 40;

/** How the database grew, a point a day; its ends are told in words for those who don't see it. */
export const SizeChart = ({ sizes, ...dated }: Dated & { sizes: { at: number; bytes: number }[] }) => {
  const [first, last] = [sizes[0], sizes.at(-1)];
  if (!first || !last || sizes.length < 3) return null;
  const most = Math.max(...sizes.map(({ bytes }) => bytes));
  const x = ({ at }: { at: number }) => (((at - first.at) / (last.at - first.at)) * WIDTH).toFixed(1);
  const y = ({ bytes }: { bytes: number }) => (HEIGHT - 1 - (bytes / most) * (HEIGHT - 4)).toFixed(1);
  const line = sizes.map((size) => `${x(size)},${y(size)}`).join(' ');
  const ends = [first, last].map(({ at, bytes }) => `${fullDate(at, dated)}: ${fileSize(bytes, dated.locale)}`);
  return (
    <svg
      class="size-chart"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={`${dated.w.status.storage.history}. ${ends.join('. ')}`}
    >
      <polygon points={`0,${HEIGHT} ${line} ${WIDTH},${HEIGHT}`} class="size-area" />
      <polyline points={line} class="size-line" />
    </svg>
  );
};

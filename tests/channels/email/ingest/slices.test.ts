import { expect, test } from 'vitest';
import { slicesOf } from '#src/channels/email/ingest/slices.ts';

const sizes = (slices: { size: number }[][]) => slices.map((slice) => slice.map(({ size }) => size));
const of = (...sizes: number[]) => sizes.map((size) => ({ size }));

test('mails that stand in memory together stay under 16 MB, in order, and one larger goes alone', () => {
  expect(sizes(slicesOf(of()))).toEqual([]);
  expect(sizes(slicesOf(of(1, 2, 3)))).toEqual([[1, 2, 3]]);
  expect(sizes(slicesOf(of(9e6, 9e6, 1, 7e6)))).toEqual([[9e6], [9e6, 1], [7e6]]);
  expect(sizes(slicesOf(of(1, 30e6, 1)))).toEqual([[1], [30e6], [1]]);
  expect(sizes(slicesOf(of(16e6, 1)))).toEqual([[16e6], [1]]);
});

import { expect, test } from 'vitest';
import { RateLimited } from '#src/lib/errors.ts';
import { createThrottle } from '#src/lib/throttle.ts';

function throttled(most = 2) {
  let now = 1_000_000;
  const turn = (ms: number) => {
    now += ms;
  };
  const throttle = createThrottle({ most, windowMs: 60_000 }, () => now);
  return { ...throttle, turn };
}

test('W3: so many attempts are free in a window that begins with the first, then it says how long to wait', () => {
  const { attempt, turn } = throttled();
  attempt('a');
  turn(10_000);
  attempt('a');
  expect(() => attempt('a')).toThrow(RateLimited);
  expect(() => attempt('a')).toThrow('try again in 50 s');
  attempt('b');
  turn(50_000);
  attempt('a');
});

test('W3: a good attempt begins anew', () => {
  const { attempt, clear } = throttled();
  for (let i = 0; i < 5; i++) {
    attempt('a');
    clear('a');
  }
});

test('a clock that is set back does not make a window last', () => {
  const { attempt, turn } = throttled(1);
  attempt('a');
  turn(-24 * 3600 * 1000);
  attempt('a');
  expect(() => attempt('a')).toThrow(RateLimited);
});

test('names made up by strangers do not fill the memory: the oldest are forgotten', () => {
  const { attempt } = throttled(1);
  attempt('first');
  for (let i = 0; i < 50_000; i++) attempt(`name ${i}`);
  attempt('first');
  expect(() => attempt('name 49999')).toThrow(RateLimited);
});

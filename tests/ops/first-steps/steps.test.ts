import { expect, test } from 'vitest';
import { doneOf, type Facts, nextStep, stepAfter } from '#src/ops/first-steps/steps.ts';

const nothing: Facts = {
  incoming: null,
  hasAccount: false,
  outgoing: null,
  relayHost: null,
  dnsBad: null,
  hasReceived: false,
};

test('nothing is done where nothing was chosen, and one goes on with the first step', () => {
  const done = doneOf(nothing);
  expect(Object.values(done)).toEqual([false, false, false, false]);
  expect(nextStep(done)).toBe('incoming');
});

test('a way that needs more is done when that is there', () => {
  expect(doneOf({ ...nothing, incoming: 'here' }).incoming).toBe(true);
  expect(doneOf({ ...nothing, incoming: 'fetched' }).incoming).toBe(false);
  expect(doneOf({ ...nothing, incoming: 'fetched', hasAccount: true }).incoming).toBe(true);
  expect(doneOf({ ...nothing, outgoing: 'later' }).outgoing).toBe(true);
  expect(doneOf({ ...nothing, outgoing: 'relay' }).outgoing).toBe(false);
  expect(doneOf({ ...nothing, outgoing: 'relay', relayHost: 'smtp.test' }).outgoing).toBe(true);
});

test('DNS is done when it was asked and nothing needs work', () => {
  expect([null, 3, 0].map((dnsBad) => doneOf({ ...nothing, dnsBad }).dns)).toEqual([false, false, true]);
});

test('a step may be left out: one goes on with the next that is not done, and ends at the test', () => {
  expect(nextStep({ incoming: true, outgoing: false, dns: true, test: false })).toBe('outgoing');
  expect(nextStep({ incoming: true, outgoing: true, dns: true, test: true })).toBe('test');
  expect([stepAfter('incoming'), stepAfter('test')]).toEqual(['outgoing', 'test']);
});

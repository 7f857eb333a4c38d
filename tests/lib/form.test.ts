import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { Invalid } from '#src/lib/errors.ts';
import { line, list, readForm, rowId, typedValues } from '#src/lib/form.ts';
import { fragmentTarget, isFragmentRequest } from '#src/lib/htmx.ts';

const shape = z.object({ name: line(5), 'ids[]': list(rowId) });

function fieldsOf(body: Record<string, unknown>) {
  try {
    return readForm(body, shape);
  } catch (error) {
    if (error instanceof Invalid) return error.fields;
    throw error;
  }
}

test('a form is read by its shape: lines are trimmed, one value of a list is a list, none is an empty one', () => {
  expect(fieldsOf({ name: '  Ann ', 'ids[]': '7', extra: 'x' })).toEqual({ name: 'Ann', 'ids[]': [7] });
  expect(fieldsOf({ name: 'Ann', 'ids[]': ['7', '8'] })).toEqual({ name: 'Ann', 'ids[]': [7, 8] });
  expect(fieldsOf({ name: 'Ann' })).toEqual({ name: 'Ann', 'ids[]': [] });
});

test('each wrong field is told once, by the key of a sentence', () => {
  expect(fieldsOf({})).toEqual({ name: 'required' });
  expect(fieldsOf({ name: ' ' })).toEqual({ name: 'required' });
  expect(fieldsOf({ name: 'Annabella', 'ids[]': ['-1', 'x'] })).toEqual({ name: 'tooLong', 'ids[]': 'invalid' });
  expect(fieldsOf({ name: new File([], 'x') })).toEqual({ name: 'required' });
});

test('W7: a line has no control character', () => {
  for (const name of ['a\rb', 'a\nb', 'a\0b', 'a\u0085b', 'a\u001bb'])
    expect(fieldsOf({ name })).toEqual({ name: 'invalid' });
});

test('what was typed are its texts alone', () => {
  expect(typedValues({ a: 'x', b: ['y'], c: new File([], 'x'), d: 7 })).toEqual({ a: 'x' });
});

describe('a request of htmx', () => {
  const request = (headers: Record<string, string>) => ({ header: (name: string) => headers[name] });
  test('says that it is one, and what it will fill', () => {
    const asked = request({ 'HX-Request': 'true', 'HX-Target': 'div#thread' });
    expect([isFragmentRequest(asked), fragmentTarget(asked)]).toEqual([true, 'thread']);
    expect(fragmentTarget(request({ 'HX-Request': 'true' }))).toBeNull();
  });
  test('is not what only looks like one', () => {
    expect(isFragmentRequest(request({ 'HX-Request': '1' }))).toBe(false);
    expect(fragmentTarget(request({ 'HX-Target': 'div#thread' }))).toBeNull();
  });
});

import type { Checked, DnsRecord, Finding } from '#src/ops/domain-check/index.ts';
import { wordsFor } from '#src/words/index.ts';
import { type Line, line } from './line.ts';

const LEVELS: Record<Finding['state'], Line['level']> = {
  ok: 'ok',
  optional: 'ok',
  warn: 'warn',
  unknown: 'warn',
  missing: 'fail',
  wrong: 'fail',
};

/** What the page Domains would show, in the same words. */
export function dnsLines({ server, domains }: Checked): Line[] {
  const all = domains.flatMap(({ name, findings }) => findings.map((each) => lineOf(name, each)));
  return [...server.map((each) => lineOf('server', each)), ...all];
}

function lineOf(whose: string, { id, state, says, data, wanted }: Finding): Line {
  const level = LEVELS[state];
  const sentence = wordsFor('en').domains.says[says](data);
  const todo = level === 'ok' || state === 'unknown' ? undefined : wanted.map(recordText).join('; ') || undefined;
  return line(level, `${whose} ${id.split(':')[0]}`, sentence, todo);
}

const recordText = ({ type, name, value }: DnsRecord) => `${name} ${type} ${value}`;

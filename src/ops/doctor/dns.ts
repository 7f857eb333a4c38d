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
  return [...server.map((each) => lineOf(null, each)), ...all];
}

/** @param domain null for the server itself */
function lineOf(domain: string | null, { id, about, state, says, data, wanted }: Finding): Line {
  const level = LEVELS[state];
  const words = wordsFor('en').domains;
  const name = words.about[about];
  const title = domain === null ? name : words.aboutOf(name, domain);
  const todo = level === 'ok' || state === 'unknown' ? undefined : wanted.map(recordText).join('; ') || undefined;
  return { ...line(level, `${domain ?? 'server'} ${id.split(':')[0]}`, words.says[says](data), todo), title };
}

const recordText = ({ type, name, value }: DnsRecord) => `${name} ${type} ${value}`;

import type { en } from './en/index.ts';

/** The sentence of an alarm; a later feature may have raised one that these words don't know. */
export function alarmText(
  { alarms }: Pick<typeof en, 'alarms'>,
  { name, data }: { name: string; data: Record<string, unknown> },
): string {
  const sentences: Record<string, (data: Record<string, unknown>) => string> = alarms;
  const kind = name.split(':', 1)[0]!;
  return Object.hasOwn(sentences, kind) ? sentences[kind]!(data) : kind;
}

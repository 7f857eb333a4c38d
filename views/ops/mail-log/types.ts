import type { Refusal as Refused } from '#src/mail/trace/index.ts';
import type { Step as OneStep, LogRow as Row, Told as Story } from '#src/ops/mail-log/index.ts';

export type LogRow = Row;
export type Step = OneStep;
export type Told = Story;
export type Refusal = Refused;
export type Outcome = Row['outcome'];

import type { Finding as Found, State } from '#src/ops/domain-check/index.ts';

export type { State };
export type Finding = Found;

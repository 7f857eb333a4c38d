import type { SentKind } from './automatic-headers.ts';

export type LoopTables = { automaticSent: { address: string; at: number; kind: SentKind } };

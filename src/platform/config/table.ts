import { machine } from './table/machine.ts';
import { receiving } from './table/receiving.ts';
import type { Row } from './table/row.ts';
import { sending } from './table/sending.ts';
import { web } from './table/web.ts';

/** The settings by what they are about, as --help and the README list them. */
export const configGroups = { machine, web, receiving, sending };

export const configTable = { ...machine, ...web, ...receiving, ...sending };

export type Config = {
  readonly [K in keyof typeof configTable]: (typeof configTable)[K] extends Row<infer T> ? T : never;
};

import { readFileSync } from 'node:fs';
import type { Config } from './config/index.ts';

/** Certificates (PEM) of the authorities trusted besides the usual ones. @throws where their file can't be read */
export const ownAuthorities = ({ caFile }: Pick<Config, 'caFile'>): string | undefined =>
  caFile === null ? undefined : readFileSync(caFile, 'utf8');

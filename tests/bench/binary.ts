import { existsSync } from 'node:fs';
import { ROOT } from './server.ts';

const PATH = `${ROOT}dist/postroom`;

/** The command of the compiled program, or null where nobody built one (npm run build). */
export const binaryCommand = (): string[] | null => (existsSync(PATH) ? [PATH, 'serve'] : null);

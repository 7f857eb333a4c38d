import { join } from 'node:path';
import { withSettings } from './settings.ts';

/** npm run readme: writes the tables of settings into README.md. */
const path = join(import.meta.dirname, '../../README.md');
await Bun.write(path, withSettings(await Bun.file(path).text()));

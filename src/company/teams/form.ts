import * as z from 'zod';
import { line, list, rowId } from '#src/lib/form.ts';

export const teamForm = z.object({ name: line(60), 'members[]': list(rowId) });

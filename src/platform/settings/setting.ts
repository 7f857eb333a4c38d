import type { z } from 'zod';

export type Setting<T> = { name: string; shape: z.ZodType<T>; byDefault: T };

/** Declares a setting: its name ('inbox.assignOnReply'), shape, and value where nobody chose. */
export const setting = <T>(name: string, shape: z.ZodType<T>, byDefault: T): Setting<T> => ({ name, shape, byDefault });

import * as z from 'zod';
import { Invalid } from './errors.ts';

/** What a form brought: a text, several of one name, or files. */
export type FormBody = Record<string, unknown>;

/** The texts of a form as they were typed, to show them again. */
export function typedValues(body: FormBody): Record<string, string> {
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
}

/** 422 for a page whose form came back with errors, else 200. */
export const formStatus = (errors: Record<string, string>): 200 | 422 => (Object.keys(errors).length > 0 ? 422 : 200);

/** Reads a form by its shape; the message of each rule is the key of a sentence. @throws Invalid */
export function readForm<T>(body: FormBody, shape: z.ZodType<T>): T {
  const result = shape.safeParse(body);
  if (result.success) return result.data;
  const fields: Record<string, string> = {};
  for (const { path, message } of result.error.issues) fields[String(path[0] ?? 'form')] ??= message;
  throw new Invalid(fields);
}

/** A single line that must say something. */
export const line = (most = 200) =>
  z
    .string('required')
    .trim()
    .min(1, 'required')
    .max(most, 'tooLong')
    .regex(/^[^\p{Cc}]*$/u, 'invalid');

/** One or several values of the same name, as a list. */
export const list = <T>(item: z.ZodType<T>) =>
  z.preprocess((value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]), z.array(item));

/** The id of a row, as it stands in addresses and forms. */
export const rowId = z
  .string('invalid')
  .regex(/^\d{1,15}$/, 'invalid')
  .transform(Number);

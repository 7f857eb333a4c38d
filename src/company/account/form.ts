import * as z from 'zod';
import { AFTER_SEND, emailField, nameField, passwordField } from '#src/company/users/index.ts';
import { languages } from '#src/words/index.ts';
import { isTimeZone } from './time-zones.ts';

const MOST_SIGNATURE_CHARS = 20_000;

/** A single line that may be empty. */
const optionalLine = (most: number) =>
  z
    .string()
    .trim()
    .max(most, 'tooLong')
    .regex(/^[^\p{Cc}]*$/u, 'invalid')
    .default('');

const isWebAddress = (text: string) => text === '' || URL.parse(text)?.protocol === 'https:';

export const profileForm = z.object({
  name: nameField,
  jobTitle: optionalLine(100),
  calendarLink: optionalLine(500).refine(isWebAddress, 'url'),
  signature: z.string().max(MOST_SIGNATURE_CHARS, 'tooLong').default(''),
});

/** Nothing chosen: as the browser says. */
const orBrowsers = (isOne: (value: string) => boolean) =>
  z
    .string()
    .refine((value) => value === '' || isOne(value), 'invalid')
    .transform((value) => value || null);

export const preferencesForm = z.object({
  language: orBrowsers((value) => languages.includes(value)),
  timeZone: orBrowsers(isTimeZone),
  afterSend: z.enum(AFTER_SEND, 'invalid'),
});

export const passwordForm = z.object({
  currentPassword: z.string('required').min(1, 'required').max(1000, 'tooLong'),
  password: passwordField,
});

export const resetForm = z.object({ email: emailField });
export const newPasswordForm = z.object({ password: passwordField });

import * as z from 'zod';
import { line } from '#src/lib/form.ts';
import { isMailAddress } from '#src/mail/address/index.ts';
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from './password.ts';

/** Rules of the fields by which accounts are made; their messages are keys of sentences. */
export const emailField = line(254).refine(isMailAddress, 'email');
export const nameField = line(100);
export const passwordField = z
  .string('required')
  .min(SHORTEST_PASSWORD, 'passwordTooShort')
  .max(LONGEST_PASSWORD, 'tooLong');

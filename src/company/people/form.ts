import * as z from 'zod';
import { emailField, nameField, passwordField } from '#src/company/users/index.ts';
import { type FormBody, list, rowId } from '#src/lib/form.ts';
import { LEVELS, type Level } from './invitation.ts';

const role = z.enum(['admin', 'member'], 'invalid');

export const invitationForm = z.object({
  email: emailField,
  role,
  'mailboxes[]': list(rowId),
  'teams[]': list(rowId),
  mail: z.string().optional(),
});

/** What somebody may do in a mailbox that was ticked, chosen beside it (`level-3`). */
export function levelIn(body: FormBody, mailboxId: number): Level {
  const chosen = body[`level-${mailboxId}`];
  return typeof chosen === 'string' && Object.hasOwn(LEVELS, chosen) ? (chosen as Level) : 'answers';
}

export const acceptanceForm = z.object({ name: nameField, password: passwordField });

export const personForm = z.object({ name: nameField, role });

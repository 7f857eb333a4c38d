import * as z from 'zod';
import { emailField, nameField, passwordField } from '#src/company/users/index.ts';
import { list, rowId } from '#src/lib/form.ts';

export const invitationForm = z.object({
  email: emailField,
  role: z.enum(['admin', 'member'], 'invalid'),
  'mailboxes[]': list(rowId),
});

export const acceptanceForm = z.object({ name: nameField, password: passwordField });

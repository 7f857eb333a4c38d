import * as z from 'zod';
import { line, list, rowId } from '#src/lib/form.ts';

// An admin may name a server in the own network, but never one that speaks SMTP (hazard S26).
const SMTP_PORTS = [25, 465, 587];

const host = line(253).regex(/^[\p{L}\p{N}._:-]+$/u, 'host');
const port = line(5)
  .regex(/^\d+$/, 'port')
  .transform(Number)
  .refine((value) => value >= 1 && value <= 65_535, 'port')
  .refine((value) => !SMTP_PORTS.includes(value), 'smtpPort');

const server = { host, port, security: z.enum(['tls', 'starttls', 'none'], 'invalid'), user: line(254) };
const password = z.string().max(1000, 'tooLong').default('');

export const newAccountForm = z.object({
  ...server,
  password,
  mailboxId: rowId,
  signIn: z.enum(['password', 'google', 'microsoft', 'other'], 'invalid'),
});

export const serverForm = z.object({ ...server, password });

const MOST_POLL_MINUTES = 1440;

/** `cutOff` is a day as its field sends it; missing where it is fixed. */
export const planForm = z
  .object({
    'folders[]': list(line(1000)).refine((folders) => folders.length > 0, 'noFolder'),
    sentFolder: z.string().max(1000, 'tooLong').default(''),
    cutOff: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/, 'date')
      .refine((day) => !Number.isNaN(Date.parse(day)), 'date')
      .optional(),
    after: z.enum(['leave', 'seen', 'move', 'delete'], 'invalid'),
    afterFolder: z.string().trim().max(255, 'tooLong').default(''),
    pollMinutes: line(4)
      .regex(/^\d+$/, 'minutes')
      .transform(Number)
      .refine((minutes) => minutes >= 1 && minutes <= MOST_POLL_MINUTES, 'minutes'),
  })
  .refine(({ after, afterFolder }) => after !== 'move' || afterFolder !== '', {
    path: ['afterFolder'],
    error: 'required',
  })
  .refine(({ after, afterFolder, 'folders[]': folders }) => after !== 'move' || !folders.includes(afterFolder), {
    path: ['afterFolder'],
    error: 'fetchedFolder',
  });

const endpoint = z.string().trim().max(500, 'tooLong').default('');

// Secrets travel there; in the clear only inside this machine.
const isSafe = (text: string) => {
  const url = URL.parse(text);
  if (!url || SMTP_PORTS.includes(Number(url.port))) return false;
  return (
    url.protocol === 'https:' ||
    (url.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname))
  );
};

export const clientForm = z
  .object({
    provider: z.enum(['google', 'microsoft', 'other'], 'invalid'),
    clientId: line(300),
    clientSecret: line(500),
    authorizeUrl: endpoint,
    tokenUrl: endpoint,
    scope: endpoint,
  })
  .refine(({ provider, authorizeUrl }) => provider !== 'other' || isSafe(authorizeUrl), {
    path: ['authorizeUrl'],
    error: 'url',
  })
  .refine(({ provider, tokenUrl }) => provider !== 'other' || isSafe(tokenUrl), { path: ['tokenUrl'], error: 'url' });

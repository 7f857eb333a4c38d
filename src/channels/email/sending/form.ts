import * as z from 'zod';
import { Invalid } from '#src/lib/errors.ts';
import { type FormBody, readForm } from '#src/lib/form.ts';
import type { Relay } from './relay.ts';

const text = (most: number) =>
  z
    .string('invalid')
    .max(most, 'tooLong')
    .regex(/^[^\p{Cc}]*$/u, 'invalid');

const shape = z.object({
  host: text(253)
    .trim()
    .regex(/^[A-Za-z0-9.:_-]*$/, 'relayHost'),
  port: z
    .string('invalid')
    .trim()
    .regex(/^\d{1,5}$/, 'port')
    .transform(Number)
    .refine((port) => port >= 1 && port <= 65_535, 'port'),
  security: z.enum(['starttls', 'tls', 'none'], 'invalid'),
  user: text(254).trim(),
  password: text(1000),
  verify: z.literal('yes', 'invalid').optional(),
});

/**
 * The relay that a form describes.
 * @param kept the one that stands now: its password stays where none is typed, for the same login at the same server only, or
 * whoever may change the server could have the password sent to one of theirs
 * @returns null for none
 * @throws Invalid
 */
export function readRelay(body: FormBody, kept: Relay | null): Relay | null {
  if (typeof body.host === 'string' && body.host.trim() === '') return null;
  const { password, user, verify, ...rest } = readForm(body, shape);
  if (user === '') return { ...rest, user: null, password: null, verify: verify === 'yes' };
  const isSameLogin = kept?.host === rest.host && kept.port === rest.port && kept.user === user;
  if (password === '' && !isSameLogin) throw new Invalid({ password: 'required' });
  return { ...rest, user, password: password === '' ? kept!.password : password, verify: verify === 'yes' };
}

/** What a form shows of a relay; never its password. */
export const relayValues = (relay: Relay | null): Record<string, string> => ({
  host: relay?.host ?? '',
  port: String(relay?.port ?? 587),
  security: relay?.security ?? 'starttls',
  user: relay?.user ?? '',
  verify: (relay?.verify ?? true) ? 'yes' : '',
});

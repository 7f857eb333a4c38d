import type { VisitContext } from '#src/company/sessions/index.ts';
import { type FormBody, typedValues } from '#src/lib/form.ts';
import { ImapTrouble } from '#src/mail/imap/index.ts';
import { refusedForm } from '#src/words/index.ts';
import type { FormState } from '#views/ui/types.ts';
import { fieldOfTrouble } from '../field-of-trouble.ts';

export const FRESH: FormState = { errors: {}, values: { port: '993', security: 'tls' } };
export const BLANK: FormState = { errors: {}, values: {} };

/** A form that came back: for what was typed, or for what the server said to it. Secrets are not sent back. */
export function refused(c: VisitContext, error: unknown, body: FormBody): FormState {
  const { w } = c.var.shown;
  if (!(error instanceof ImapTrouble)) return withoutSecrets(refusedForm(w, error, body));
  const said = error.line === '' ? '' : ` ${w.accounts.serverSaid} ${error.line}`;
  const errors = { [fieldOfTrouble(error.kind)]: `${w.accounts.errors[error.kind]}${said}` };
  return withoutSecrets({ errors, values: typedValues(body) });
}

function withoutSecrets({ errors, values }: FormState): FormState {
  const { password, clientSecret, ...shown } = values;
  return { errors, values: shown };
}

/** Where a provider leads people back to. */
export const redirectUriOf = (c: VisitContext): string =>
  `${(c.var.ctx.config.publicUrl ?? new URL(c.req.url).origin).replace(/\/$/, '')}/accounts/oauth/callback`;

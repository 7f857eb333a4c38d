import type { Worded } from '../ui/types.ts';

export type ErrorKind = 'notFound' | 'forbidden' | 'tooMany' | 'conflict' | 'invalid' | 'server';

export type ErrorPageProps = Worded & {
  kind: ErrorKind;
  status: number;
  /** For `tooMany`. */
  retryAfterSeconds?: number;
  /** What the log has this failure under. */
  reference?: string;
};

/** What happened, what was kept, what to do. Stands inside either frame. */
export const ErrorPage = ({ w, kind, status, retryAfterSeconds = 60, reference }: ErrorPageProps) => {
  const { title, what, next } = w.errors.pages[kind];
  return (
    <div class="error-page">
      <p class="error-status">{status}</p>
      <h1>{title}</h1>
      <p>{typeof what === 'string' ? what : what(Math.max(1, Math.ceil(retryAfterSeconds / 60)))}</p>
      <p>{next}</p>
      {reference ? <p class="muted">{w.errors.reference(reference)}</p> : null}
      <a class="button primary" href="/">
        {w.errors.backToInbox}
      </a>
    </div>
  );
};

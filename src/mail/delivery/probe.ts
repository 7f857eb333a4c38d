import SMTPConnection, { type SMTPError } from 'nodemailer/lib/smtp-connection';
import { masked } from './masked.ts';
import { printableLine } from './outcomes.ts';
import { type Route, targetsOf } from './route.ts';
import { connectionOptions, type Timeouts } from './target.ts';

/** A line of an SMTP session, ours or the server's; hostile text on one line. */
export type DialogueLine = { isOurs: boolean; text: string };

export type Probe = {
  isGood: boolean;
  lines: DialogueLine[] /** what went wrong, in the server's or the network's words */;
  error: string | null;
};

/** Somebody looks at a page meanwhile. */
const PATIENCE: Timeouts = { connectMs: 10_000, replyMs: 10_000, sessionMs: 20_000 };
const MOST_LINES = 60;

/** Connects to the first host of a route, logs in, and leaves again: the whole session, its password masked. Never throws. */
export async function probeRoute(route: Route): Promise<Probe> {
  const target = targetsOf(route)[0]!;
  const lines: DialogueLine[] = [];
  const note = (entry: { tnx?: string }, ...words: unknown[]) => {
    if ((entry.tnx !== 'client' && entry.tnx !== 'server') || lines.length >= MOST_LINES) return;
    const text = String(words[0] ?? '');
    for (const line of text.split(/\r?\n/).filter((each) => each !== ''))
      lines.push({ isOurs: entry.tnx === 'client', text: printableLine(masked(line, target.login)) });
  };
  const logger = { level() {}, trace: note, debug: note, info: note, warn: note, error: note, fatal: note };
  const connection = new SMTPConnection({
    ...connectionOptions(target, PATIENCE),
    logger: logger as unknown as SMTPConnection.Options['logger'],
    debug: true,
  });
  const gone = Promise.withResolvers<never>();
  gone.promise.catch(() => {});
  connection.on('error', gone.reject);
  connection.on('end', () => gone.reject(new Error('The server closed the connection')));
  const deadline = setTimeout(() => gone.reject(new Error('The session took too long')), PATIENCE.sessionMs);
  const step = (start: (done: (error?: SMTPError | null) => void) => void) =>
    Promise.race([
      gone.promise,
      new Promise<void>((resolve, reject) => start((error) => (error ? reject(error) : resolve()))),
    ]);
  try {
    await step((done) => connection.connect(done));
    const { login } = target;
    if (login) await step((done) => connection.login({ user: login.user, pass: login.password }, done));
    return { isGood: true, lines, error: null };
  } catch (error) {
    const { response, message } = error as SMTPError;
    return { isGood: false, lines, error: printableLine(masked(response || message, target.login)) };
  } finally {
    clearTimeout(deadline);
    connection.quit();
    setTimeout(() => connection.close(), 1000).unref();
  }
}

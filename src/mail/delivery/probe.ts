import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { SMTPError } from 'nodemailer/lib/smtp-connection';
import { printableLine } from '#src/lib/clean-text.ts';
import type { DialogueLine } from '#src/lib/dialogue-line.ts';
import { NotConnected, openLink } from './link.ts';
import { masked } from './masked.ts';
import { type Route, targetsOf } from './route.ts';
import type { Target, Timeouts } from './target.ts';

export type Probe = {
  isGood: boolean;
  lines: DialogueLine[];
  /** what went wrong, in the server's or the network's words */
  error: string | null;
};

/** Somebody looks at a page meanwhile. */
const PATIENCE: Timeouts = { connectMs: 10_000, replyMs: 10_000, sessionMs: 20_000 };
const MOST_LINES = 60;

/** Connects to the first host of a route, logs in, and leaves again: the whole session, its password masked. Never throws. */
export async function probeRoute(route: Route): Promise<Probe> {
  const target = targetsOf(route)[0]!;
  const lines: DialogueLine[] = [];
  try {
    (await openLink(target, PATIENCE, listenInto(lines, target))).close();
    return { isGood: true, lines, error: null };
  } catch (error) {
    const { response, message } = error instanceof NotConnected ? error.error : (error as SMTPError);
    return { isGood: false, lines, error: printableLine(masked(response || message, target.login)) };
  }
}

function listenInto(lines: DialogueLine[], { login }: Target) {
  const note = ({ tnx }: { tnx?: string }, ...words: unknown[]) => {
    if (tnx !== 'client' && tnx !== 'server') return;
    const said = String(words[0] ?? '').split(/\r?\n/);
    for (const line of said.filter((each) => each !== '').slice(0, MOST_LINES - lines.length))
      lines.push({ isOurs: tnx === 'client', text: printableLine(masked(line, login)) });
  };
  const logger = { level() {}, trace: note, debug: note, info: note, warn: note, error: note, fatal: note };
  return { logger: logger as unknown as SMTPConnection.Options['logger'], debug: true };
}

import { printableLine } from '#src/lib/clean-text.ts';
import { linesAbout, type Mention, mentionsIn } from './mentions.ts';
import type { Notice } from './notice.ts';
import { bounceReason, isHardBounce, type Stage } from './reason.ts';
import type { ReportedRecipient } from './report.ts';
import { codesIn, settledStatus } from './status.ts';

const FAILED =
  /undeliver|not (be )?deliver|(could|can|was|were|did|has|have) ?n[o']t (be )?(been )?(deliver|sent|send|reach)|unable to deliver|deliver\w* (\S{1,60} ){0,6}(has |have )?(failed|failure|error|fail)|failed (to deliver|permanently|delivery|address)|fail(ed|ure) (notice|recipient)|returned mail|returned to sender|returning message|mail system error|error deliver|wasn't (able|delivered)|(was|were|been) rejected|did not like|permanent (error|failure)|fatal error|errors? occurred|problem delivering|had transient|giving up|bounced|non-?deliver|not reach|unknown (user|address)|no such user|n'existe pas|nicht zugestellt|unzustellbar|no se pudo entregar|送信できませんでした|配信できません|transcript of (the )?session|not (a )?member of (this|the) (\S{1,40} )?(mailing )?list/i;
const DELAYED =
  /(warning message only|will (be retried|keep trying|continue|try again)|still being retried|(is|was|has been|be) delayed|delayed \d|notification:? ?\(?delay|delivery (incomplete|attempts? will)|do not need to resend|not yet been delivered|temporary (failure|problem) (report|only))/i;
const GIVEN_UP =
  /gave up|giving up|given up|permanent|no longer|deleted from (the )?queue|has been in the queue too long|envelope expired|removed from/i;
const AFTER_SENDER = /(after|in reply to|in response to) (the )?mail from|>>> ?mail from/i;
const AFTER_DATA = /end of data|>>> ?(data|\.)(\s|$)|data command|after (end of )?data|text command|>>> ?\.\s/i;
const MOST_CHARS = 20_000;

/** Whether a text is about mail that did not get there, or not yet. */
export const saysUndelivered = (text: string): boolean => FAILED.test(text.slice(0, MOST_CHARS)) || saysDelayed(text);

const saysDelayed = (text: string): boolean =>
  DELAYED.test(text.slice(0, MOST_CHARS)) && !GIVEN_UP.test(text.slice(0, MOST_CHARS));
export function stageOf(text: string): Stage {
  const notice = text.slice(0, MOST_CHARS);
  if (AFTER_DATA.test(notice)) return 'data';
  return AFTER_SENDER.test(notice) ? 'sender' : 'recipient';
}

/** What is known besides the notice: whom a header names as failed, and whom the returned mail was for. */
export type Hints = { named: string[]; returnedTo: string[]; ours: Set<string>; subject: string };

/** The recipients of a report without fields for machines, from its words. */
export function proseRecipients({ lines }: Notice, hints: Hints): ReportedRecipient[] {
  const whole = lines.join('\n').slice(0, MOST_CHARS);
  const action = saysDelayed(`${hints.subject}\n${whole}`) ? 'delayed' : 'failed';
  return mentioned(lines, hints).map(({ address, lines: about }) => {
    const own = about.join('\n');
    const codes = codesIn(own);
    const status = settledStatus(null, codes.status || codes.replyCode ? codes : codesIn(whole), action);
    const near = bounceReason(status, withoutAddress(own, address), stageOf(whole));
    const reason = near === 'other' ? bounceReason(status, withoutAddress(whole, address), stageOf(whole)) : near;
    const isHard = action === 'failed' && isHardBounce(status, reason);
    return { address, original: null, action, status, isHard, reason, words: wordsIn(about, address) };
  });
}

function mentioned(lines: string[], { named, returnedTo, ours }: Hints): Mention[] {
  if (named.length > 0) return named.map((address) => ({ address, lines: linesAbout(lines, address) }));
  const found = mentionsIn(lines, ours);
  if (found.length > 0) return found;
  const others = returnedTo.filter((address) => !ours.has(address.toLowerCase()));
  return others.slice(0, 1).map((address) => ({ address, lines: linesAbout(lines, address) }));
}

// Addresses speak: user.unknown@example.com would name a reason.
const withoutAddress = (text: string, address: string) => text.replaceAll(address, '<>');

/** The line with a code and what goes on below it; without one, all that is said beside the address. */
export function wordsIn(lines: string[], address: string): string {
  const coded = lines.findIndex((line) => {
    const { status, replyCode } = codesIn(line);
    return status !== null || replyCode !== null;
  });
  const from = coded < 0 ? lines.filter((line) => line.trim() !== '').slice(0, 4) : lines.slice(coded, coded + 3);
  const end = from.findIndex((line, at) => at > 0 && line.trim() === '');
  const text = (end < 0 ? from : from.slice(0, end)).join(' ').trim();
  return printableLine(
    text.startsWith(address) || text.startsWith(`<${address}>`) ? text.replace(/^\S{1,330}\s{0,20}/, '') : text,
  );
}

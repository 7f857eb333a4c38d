import { fileSize, spamReasonText, type Words } from '#src/words/index.ts';
import { verificationLines } from '../../ui/verification-lines.ts';
import type { Step } from './types.ts';

/** A fact of a step; without a label the text speaks for itself. */
export type Part = { label: string | null; text: string };

type Drawn = {
  title: string;
  tone: 'plain' | 'done' | 'waiting' | 'failed';
  parts: Part[];
  link: string | null;
  nextTryAt: number | null;
};

const FATE_TONES: Record<string, Drawn['tone']> = {
  sent: 'done',
  delayed: 'waiting',
  failed: 'failed',
  bounced: 'failed',
  complained: 'waiting',
};

const VERDICT_TONES = { verified: 'done', unverified: 'plain', failed: 'failed' } as const;

const reportLink = (id: number | undefined) => (id === undefined ? null : `/mail-log/${id}`);

const conversation = (step: { conversation: number; mayRead: boolean }) =>
  step.mayRead ? `/conversations/${step.conversation}` : null;

/** What a step is called, and the facts below it. */
export function stepParts(w: Words, locale: string, step: Step): Drawn {
  const words = w.mailLog.story;
  const drawn = (title: string, more: Partial<Drawn> = {}): Drawn => ({
    title,
    tone: 'plain',
    parts: [],
    link: null,
    nextTryAt: null,
    ...more,
  });
  const part = (label: string | null, text: string): Part => ({ label, text });
  switch (step.kind) {
    case 'connected': {
      const helo = step.helo ? [part(words.calledItself, step.helo)] : [];
      const tls = step.tls ? [part(words.encryption, step.tls)] : [];
      return drawn(words.connected(step.tls !== null), { parts: [part(words.address, step.ip), ...helo, ...tls] });
    }
    case 'fetched':
      return drawn(words.fetched, { parts: [part(words.folder, step.folder)], link: `/accounts/${step.account}` });
    case 'envelope': {
      const to = step.to.map((address) => part(words.rcptTo, `<${address}>`));
      return drawn(words.envelope, { parts: [part(words.mailFrom, `<${step.from}>`), ...to] });
    }
    case 'stored':
      return drawn(words.stored(fileSize(step.size, locale)), { tone: 'done' });
    case 'unreadable':
      return drawn(words.unreadable, { tone: 'failed', parts: [part(null, step.error)] });
    case 'verified':
      return drawn(words.verdicts[step.verification.verdict], {
        tone: VERDICT_TONES[step.verification.verdict],
        parts: verificationLines(w, step.verification).map((text) => part(null, text)),
      });
    case 'judged':
      return drawn(step.isSpam ? words.spam : words.notSpam, {
        tone: step.isSpam ? 'waiting' : 'plain',
        parts: step.reasons.map((reason) => {
          const { text, evidence } = spamReasonText(w, reason);
          return part(null, [text, ...evidence].join(' · '));
        }),
      });
    case 'joined':
      return drawn((step.isFirst ? words.started : words.joined)(step.conversation), { link: conversation(step) });
    case 'written':
      return drawn(words.written(step.by, step.conversation), { link: conversation(step) });
    case 'system':
      return drawn(words.system);
    case 'queued':
      return drawn(words.queued(step.to.length));
    case 'recipient': {
      const sender = step.sender === undefined ? [] : [part(words.mailFrom, `<${step.sender}>`)];
      const reply = step.reply ? [part(words.said, step.reply)] : [];
      const instead = step.to === undefined ? [] : [part(words.instead, step.to)];
      return drawn(words.fates[step.fate]?.(step.by) ?? step.fate, {
        tone: FATE_TONES[step.fate] ?? 'plain',
        parts: [...sender, part(words.address, step.address), ...instead, ...reply],
        nextTryAt: step.nextTryAt,
        link: reportLink(step.reportId),
      });
    }
  }
}

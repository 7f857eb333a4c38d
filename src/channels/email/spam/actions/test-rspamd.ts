import { type Actor, requireRight } from '#src/company/access/index.ts';
import { Invalid } from '#src/lib/errors.ts';
import type { Ctx } from '#src/platform/context.ts';
import { askRspamd } from '../rspamd.ts';
import { requireRspamdUrl } from './choices.ts';

const DEADLINE_MS = 5000;

// GTUBE, the text that every filter is to call spam (spamassassin.apache.org/gtube).
const SAMPLE = [
  'From: <test@sender.invalid>',
  'To: <test@recipient.invalid>',
  'Subject: A test',
  'Message-ID: <test@sender.invalid>',
  '',
  'XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X',
  '',
].join('\r\n');

export type RspamdTest = { action: string; score: number } | null;

/**
 * Shows a test spam to the rspamd at an address somebody typed. Whatever else answers there, nothing of it is shown: the page
 * would be a window into the network behind us. @returns null for no usable answer @throws Invalid
 */
export async function testRspamd(ctx: Ctx, actor: Actor | null, typed: string): Promise<RspamdTest> {
  requireRight(actor, 'company.manage');
  const url = requireRspamdUrl(typed);
  if (url === '') throw new Invalid({ url: 'required' });
  const envelope = { from: 'test@sender.invalid', to: ['test@recipient.invalid'] };
  try {
    const mail = { bytes: Buffer.from(SAMPLE), envelope };
    const { action, score } = await askRspamd(url, mail, AbortSignal.timeout(DEADLINE_MS));
    return /^[a-z ]{1,30}$/.test(action) ? { action, score } : null;
  } catch (error) {
    ctx.log.info({ err: error }, 'the test of rspamd failed');
    return null;
  }
}

import type { Message } from '#src/inbox/conversations/index.ts';
import type { Draft } from '#src/inbox/drafts/index.ts';
import { writeAddressList } from '#src/mail/address/index.ts';
import { readRaw } from '#src/mail/raw/index.ts';
import type { QuotedMail } from '#src/mail/showing/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { fullDate, wordsFor } from '#src/words/index.ts';
import type { Quoted } from './quote.ts';

/**
 * The message that stands below a draft, in the language and at the hour of its author; null for none.
 * @param mostBytes what its pictures may have together
 */
export async function quotedBelow(
  ctx: Ctx,
  { kind, content }: Draft,
  about: Message | null,
  mostBytes: number,
): Promise<Quoted | null> {
  const raw = about?.rawId == null || content.quote === 'none' ? null : await readRaw(ctx.db, about.rawId);
  if (!about || !raw || about.marks.unreadable) return null;
  const body = await ctx.pageWorkers.run<QuotedMail>(
    'quoteMail',
    { bytes: raw.bytes, mostBytes },
    ctx.config.parseSeconds * 1000,
  );
  const { locale = 'en', timeZone = 'UTC' } = content;
  const date = fullDate(about.at, { locale, timeZone, now: ctx.clock.now() });
  return {
    ...body,
    isForwarded: kind === 'forward',
    attribution: kind === 'forward' ? headerBlock(about, date, locale) : attribution(about, date, locale),
  };
}

function attribution({ people: { from } }: Message, date: string, locale: string): string {
  return wordsFor(locale).writing.attribution(date, from?.name || from?.address || '');
}

/** What a third party needs to know of a message they never got. Who was in blind copy stays unknown. */
function headerBlock({ people, subject }: Message, date: string, locale: string): string {
  const { forwarded } = wordsFor(locale).compose;
  const fields = [
    [forwarded.from, writeAddressList(people.from ? [people.from] : [])],
    [forwarded.date, date],
    [forwarded.subject, subject],
    [forwarded.to, writeAddressList(people.to)],
    [forwarded.cc, writeAddressList(people.cc)],
  ];
  return [forwarded.title, ...fields.flatMap(([label, value]) => (value ? `${label}: ${value}` : [])), ''].join('\n');
}

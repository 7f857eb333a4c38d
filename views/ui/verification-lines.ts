import type { Verification } from '#src/mail/authentication/index.ts';
import type { Words } from '#src/words/index.ts';

const joined = (text: string, more: string | null) => (more === null ? text : `${text}, ${more}`);

/** What each check of a mail's sender found, in the words of those who run mail servers. */
export function verificationLines(w: Words, { spf, dkim, dmarc, arc }: Verification): string[] {
  const words = w.trust.details;
  return [
    spf.domain === null && spf.result === 'none' ? words.noSpf : words.spf(spf.result, spf.domain),
    ...(dkim.length === 0 ? [words.noDkim] : []),
    ...dkim.map(({ result, domain, selector, weak }) => {
      const weakness = weak === 'partial' ? words.partial : weak === 'short-key' ? words.shortKey : null;
      return joined(words.dkim(result, domain, selector), weakness);
    }),
    joined(words.dmarc(dmarc.result), dmarc.policy && words.policy[dmarc.policy]),
    ...(arc ? [joined(words.arc(arc.result, arc.domain), arc.trusted ? words.arcTrusted : null)] : []),
  ];
}

import type { Verification } from '#src/mail/authentication/index.ts';
import type { Worded } from '../../ui/types.ts';

/** What each check found, in the words of those who run mail servers. */
export const TrustDetails = ({ w, verification }: Worded & { verification: Verification }) => {
  const { spf, dkim, dmarc, arc } = verification;
  const words = w.trust.details;
  const lines = [
    spf.domain === null && spf.result === 'none' ? words.noSpf : words.spf(spf.result, spf.domain),
    ...(dkim.length === 0 ? [words.noDkim] : []),
    ...dkim.map(({ result, domain, selector, weak }) => {
      const weakness = weak === 'partial' ? words.partial : weak === 'short-key' ? words.shortKey : null;
      return joined(words.dkim(result, domain, selector), weakness);
    }),
    joined(words.dmarc(dmarc.result), dmarc.policy && words.policy[dmarc.policy]),
    ...(arc ? [joined(words.arc(arc.result, arc.domain), arc.trusted ? words.arcTrusted : null)] : []),
  ];
  return (
    <ul class="trust-details">
      {lines.map((line) => (
        <li>
          <bdi>{line}</bdi>
        </li>
      ))}
    </ul>
  );
};

const joined = (text: string, more: string | null) => (more === null ? text : `${text}, ${more}`);

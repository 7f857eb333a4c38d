import { type SpamReason, spamReasonText } from '#src/words/index.ts';
import { Icon } from '../../ui/icon.tsx';
import type { Worded } from '../../ui/types.ts';

/** Why a message went to spam. Words and domains come from the mail: each stands for itself, whatever way it is written. */
export const SpamReasons = ({ w, reasons }: Worded & { reasons: SpamReason[] }) => {
  if (reasons.length === 0) return null;
  return (
    <p class="spam-reasons">
      <Icon name="spam" />
      <span>
        {w.spam.because}{' '}
        {reasons.map((reason, i) => {
          const { text, evidence } = spamReasonText(w, reason);
          return (
            <>
              {i > 0 ? '; ' : ''}
              <bdi>{text}</bdi>
              {evidence.map((each, i) => (
                <>
                  {i > 0 ? ', ' : ': '}
                  <bdi>{each}</bdi>
                </>
              ))}
            </>
          );
        })}
      </span>
    </p>
  );
};

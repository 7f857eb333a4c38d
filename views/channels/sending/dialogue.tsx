import { Notice } from '../../ui/notice.tsx';
import type { Worded } from '../../ui/types.ts';

export type DialogueProps = Worded & {
  /** `error` and the lines are a stranger's words. */
  test: { isGood: boolean; error: string | null; lines: { isOurs: boolean; text: string }[] };
};

/** A session with a server, line by line. */
export const Dialogue = ({ w, test }: DialogueProps) => {
  const words = w.sending.test;
  return (
    <>
      <Notice
        tone={test.isGood ? 'done' : 'failed'}
        icon={test.isGood ? 'check' : 'failed'}
        role={test.isGood ? 'status' : 'alert'}
      >
        {test.isGood ? words.good : words.bad} {test.error ? <bdi>{test.error}</bdi> : null}
      </Notice>
      {test.lines.length > 0 ? (
        <details class="dialogue" open>
          <summary>{words.dialogue}</summary>
          <dl class="headers">
            {test.lines.map(({ isOurs, text }) => (
              <div>
                <dt>{isOurs ? words.ours : words.theirs}</dt>
                <dd>
                  <bdi>{text}</bdi>
                </dd>
              </div>
            ))}
          </dl>
        </details>
      ) : null}
    </>
  );
};

import type { DialogueLine } from '#src/lib/dialogue-line.ts';
import { Dialogue } from '../../ui/dialogue.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { Worded } from '../../ui/types.ts';

export type TestResultProps = Worded & {
  /** `error` is a stranger's words. */
  test: { isGood: boolean; error: string | null; lines: DialogueLine[] };
};

/** How a login at a relay went. */
export const TestResult = ({ w, test }: TestResultProps) => {
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
      <Dialogue w={w} lines={test.lines} isOpen={!test.isGood} />
    </>
  );
};

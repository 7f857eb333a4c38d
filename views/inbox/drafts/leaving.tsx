import { exactTime } from '#src/words/index.ts';
import { Button } from '../../ui/button.tsx';
import type { Dated } from '../../ui/types.ts';

export type LeavingAnswer = { draftId: number; conversationId: number; leavesAt: number; to: string };

type Props = Dated & {
  answers: LeavingAnswer[];
  /** The conversation that is open: what waits in it is shown there. */
  openId: number | null;
};

/** Answers that can still be taken back, for their author who went on to something else. */
export const Leaving = ({ answers, openId, ...dated }: Props) => {
  const { w } = dated;
  return (
    <section
      id="leaving"
      class="leaving"
      aria-label={w.afterSend.leaving.label}
      hx-get="/drafts/leaving"
      hx-trigger="leaving from:body"
      hx-swap="outerMorph"
    >
      {answers
        .filter(({ conversationId }) => conversationId !== openId)
        .map((answer) => (
          <LeavingItem {...dated} answer={answer} />
        ))}
    </section>
  );
};

const LeavingItem = ({ answer, w, ...setting }: Dated & { answer: LeavingAnswer }) => (
  <div
    class="leaving-item"
    id={`leaving-${answer.draftId}`}
    data-leaves-at={answer.leavesAt}
    data-now={setting.now}
    data-label={w.writing.waiting.countdown}
  >
    <a class="leaving-what" href={`/conversations/${answer.conversationId}#draft-${answer.draftId}`}>
      <bdi>{w.afterSend.leaving.to(answer.to)}</bdi>
    </a>
    <span class="countdown" data-countdown aria-hidden="true">
      {w.writing.waiting.leaves(exactTime(answer.leavesAt, setting))}
    </span>
    {/* An ordinary form: taken back, it stands in its own conversation, which is opened. */}
    <form method="post" action={`/drafts/${answer.draftId}/dispatch`}>
      <input type="hidden" name="_method" value="DELETE" />
      <Button icon="undo" shortcut="z">
        {w.writing.waiting.undo}
      </Button>
    </form>
    <span class="countdown-bar" />
  </div>
);

import { fileSize } from '#src/words/index.ts';
import { Icon } from '../../ui/icon.tsx';
import type { Dated } from '../../ui/types.ts';
import { OutcomeBadge } from './outcome-badge.tsx';
import { RecipientList } from './recipient-list.tsx';
import { StoryStep } from './story-step.tsx';
import { senderText, storyTitle } from './story-title.ts';
import type { Told } from './types.ts';

/** One mail's way from the first word to the last, and where each recipient stands. */
export const StoryPage = ({ told, ...dated }: Dated & { told: Told }) => {
  const { w } = dated;
  const words = w.mailLog.story;
  const { head, to, outcome, messageId, fates, steps } = told;
  const facts: [string, string][] = [
    [words.direction, head.direction === 'in' ? words.incoming : words.outgoing],
    [words.size, fileSize(head.size, dated.locale)],
  ];
  const said: [string, string | null][] = [
    [words.from, senderText(w, { from: told.from, direction: head.direction })],
    [words.to, to.join(', ')],
    [words.messageId, messageId],
  ];
  return (
    <div class="page">
      <div class="page-inner">
        <header class="page-head">
          <a class="page-back" href="/mail-log">
            <Icon name="back" />
            {words.back}
          </a>
          <h1>
            <bdi>{storyTitle(w, told)}</bdi>
          </h1>
          <OutcomeBadge w={w} outcome={outcome} />
        </header>
        <section class="panel" aria-labelledby="facts">
          <h2 id="facts">{words.facts}</h2>
          <dl class="facts">
            {facts.map(([name, value]) => (
              <div>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
            {said.map(([name, value]) =>
              value ? (
                <div>
                  <dt>{name}</dt>
                  <dd>
                    <samp>
                      <bdi>{value}</bdi>
                    </samp>
                  </dd>
                </div>
              ) : null,
            )}
          </dl>
        </section>
        {fates.length > 0 ? <RecipientList {...dated} fates={fates} /> : null}
        <section
          class="panel"
          aria-labelledby="steps"
          id="story"
          hx-get={`/mail-log/${head.id}`}
          hx-trigger="every 10s"
          hx-select="#story"
          hx-swap="outerMorph"
        >
          <h2 id="steps">{words.steps}</h2>
          <ol class="steps">
            {steps.map((step) => (
              <StoryStep {...dated} step={step} />
            ))}
          </ol>
        </section>
      </div>
    </div>
  );
};

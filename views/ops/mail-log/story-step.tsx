import { exactTime, fullDate } from '#src/words/index.ts';
import { Time } from '../../ui/time.tsx';
import type { Dated } from '../../ui/types.ts';
import { type Part, stepParts } from './step-parts.ts';
import type { Step } from './types.ts';

const Detail = ({ part }: { part: Part }) => (
  <div class="step-part">
    {part.label ? <dt>{part.label}</dt> : null}
    <dd>
      <samp>
        <bdi>{part.text}</bdi>
      </samp>
    </dd>
  </div>
);

export const StoryStep = ({ step, ...dated }: Dated & { step: Step }) => {
  const { w, ...setting } = dated;
  const { title, tone, parts, link, nextTryAt } = stepParts(w, setting.locale, step);
  const moment = (at: number) => (
    <time datetime={new Date(at).toISOString()} title={fullDate(at, setting)}>
      {exactTime(at, setting)}
    </time>
  );
  return (
    <li class={`step-line ${tone}`}>
      <span class="step-at">{moment(step.at)}</span>
      <div class="step-main">
        <p class="step-title">
          <bdi>{title}</bdi>{' '}
          {link ? (
            <a class="text-button" href={link}>
              {w.mailLog.story.open}
            </a>
          ) : null}
        </p>
        {parts.length > 0 ? (
          <dl class="step-parts">
            {parts.map((part) => (
              <Detail part={part} />
            ))}
          </dl>
        ) : null}
        {nextTryAt === null ? null : (
          <p class="muted">
            {w.mailLog.story.nextTry} <Time {...dated} at={nextTryAt} style="message" />
          </p>
        )}
      </div>
    </li>
  );
};

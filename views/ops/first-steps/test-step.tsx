import type { IconName } from '#static/icons/index.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Time } from '../../ui/time.tsx';
import type { FirstStepsProps } from './types.ts';

type Tone = 'ok' | 'unknown' | 'missing';

const ICONS: Record<Tone, IconName> = { ok: 'done', unknown: 'unknown', missing: 'failed' };

const Mark = ({ tone }: { tone: Tone }) => (
  <span class={`finding-state ${tone}`}>
    <Icon name={ICONS[tone]} />
  </span>
);

/** The proof: a mail there, and its answer back. It looks again by itself while something is awaited. */
export const TestStep = (props: FirstStepsProps) => {
  const { w, test } = props;
  const words = w.firstSteps.test;
  const isWaiting = test.received === null || (test.last !== null && test.last.fate !== 'sent');
  return (
    <section
      id="test-step"
      class="panel"
      aria-labelledby="step-title"
      hx-get={isWaiting ? '/first-steps/test' : undefined}
      hx-trigger={isWaiting ? 'every 3s' : undefined}
      hx-target="#test-step"
      hx-swap="outerMorph"
    >
      <h2 id="step-title">{words.title}</h2>
      <p class="muted">{words.lead(props.address)}</p>
      <ul class="items" aria-live="polite">
        <li class="item">
          <There {...props} />
        </li>
        <li class="item">
          <Back {...props} />
        </li>
      </ul>
    </section>
  );
};

const There = ({ w, test: { email, isOurs, last } }: FirstStepsProps) => {
  const words = w.firstSteps.test;
  const tone = last?.fate === 'sent' ? 'ok' : last?.fate === 'failed' ? 'missing' : 'unknown';
  return (
    <>
      <Mark tone={tone} />
      <span class="item-main">
        <span class="item-title">{words.out}</span>
        <span class="item-sub">
          {isOurs ? words.own(email) : last ? words.fates[last.fate] : words.goesTo(email)}{' '}
          {last?.rawId ? (
            <a class="text-button" href={`/mail-log/${last.rawId}`}>
              {words.log}
            </a>
          ) : null}
        </span>
      </span>
      {isOurs ? null : (
        <form method="post" action="/first-steps/test">
          <Button kind={last ? 'plain' : 'primary'} icon="send">
            {last ? words.again : words.send}
          </Button>
        </form>
      )}
    </>
  );
};

const Back = ({ address, test: { received }, ...dated }: FirstStepsProps) => {
  const words = dated.w.firstSteps.test;
  if (!received) {
    return (
      <>
        <Mark tone="unknown" />
        <span class="item-main">
          <span class="item-title">{words.back}</span>
          <span class="item-sub">{words.waiting(address)}</span>
        </span>
      </>
    );
  }
  return (
    <>
      <Mark tone="ok" />
      <span class="item-main">
        <span class="item-title">{words.back}</span>
        <span class="item-sub">
          {received.from ? words.received(received.from) : words.receivedHidden}{' '}
          <Time {...dated} at={received.at} style="message" />
        </span>
      </span>
      <a class="button primary" href="/inbox/unassigned">
        {words.inbox}
      </a>
    </>
  );
};

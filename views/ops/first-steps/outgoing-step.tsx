import type { FirstStepsProps } from './types.ts';
import { WayChoice } from './way-choice.tsx';

const WAYS = ['direct', 'relay', 'later'] as const;

export const OutgoingStep = ({ w, facts, form }: FirstStepsProps) => {
  const words = w.firstSteps.outgoing;
  return (
    <WayChoice
      w={w}
      action="/first-steps/outgoing"
      legend={words.title}
      lead={words.lead}
      ways={WAYS.map((value) => ({ value, label: words.ways[value], hint: words.hints[value] }))}
      chosen={facts.outgoing}
      error={form.errors.way}
    >
      {facts.outgoing === 'relay' ? (
        <p>
          {facts.relayHost ? words.hasRelay(facts.relayHost) : words.noRelay}{' '}
          <a class="text-button" href="/sending">
            {words.relay}
          </a>
        </p>
      ) : null}
    </WayChoice>
  );
};

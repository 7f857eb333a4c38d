import type { FirstStepsProps } from './types.ts';
import { WayChoice } from './way-choice.tsx';

const WAYS = ['here', 'forwarded', 'fetched'] as const;

export const IncomingStep = ({ w, address, mailboxId, facts, form }: FirstStepsProps) => {
  const words = w.firstSteps.incoming;
  return (
    <WayChoice
      w={w}
      action="/first-steps/incoming"
      legend={words.title}
      lead={words.lead(address)}
      ways={WAYS.map((value) => ({ value, label: words.ways[value], hint: words.hints[value] }))}
      chosen={facts.incoming}
      error={form.errors.way}
    >
      {facts.incoming === 'fetched' ? (
        <p>
          {facts.hasAccount ? words.hasAccount : words.noAccount}{' '}
          <a class="text-button" href="/accounts">
            {words.accounts}
          </a>
        </p>
      ) : null}
      {facts.incoming === 'forwarded' ? (
        <p>
          <a class="text-button" href={`/mailboxes/${mailboxId}`}>
            {words.alias}
          </a>
        </p>
      ) : null}
    </WayChoice>
  );
};

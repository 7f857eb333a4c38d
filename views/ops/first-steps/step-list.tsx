import { Icon } from '../../ui/icon.tsx';
import type { Worded } from '../../ui/types.ts';
import type { FirstStepsProps, StepName } from './types.ts';

type Props = Worded & Pick<FirstStepsProps, 'done' | 'step'>;

const ORDER: StepName[] = ['incoming', 'outgoing', 'dns', 'test'];

/** The steps in their order, each with whether it is done; any of them can be opened at any time. */
export const StepList = ({ w, done, step }: Props) => (
  <nav aria-label={w.firstSteps.title}>
    <ol class="first-steps">
      <li class="first-steps-item done">
        <span class="first-steps-mark">
          <Icon name="check" />
        </span>
        <span class="first-steps-name">{w.firstSteps.steps.company}</span>
        <span class="sr-only">{w.firstSteps.states.done}</span>
      </li>
      {ORDER.map((name, i) => (
        <li class={`first-steps-item ${done[name] ? 'done' : 'open'}`}>
          <a class="first-steps-link" href={`/first-steps/${name}`} aria-current={name === step ? 'step' : undefined}>
            <span class="first-steps-mark">{done[name] ? <Icon name="check" /> : i + 2}</span>
            <span class="first-steps-name">{w.firstSteps.steps[name]}</span>
            <span class="sr-only">{done[name] ? w.firstSteps.states.done : w.firstSteps.states.open}</span>
          </a>
        </li>
      ))}
    </ol>
  </nav>
);

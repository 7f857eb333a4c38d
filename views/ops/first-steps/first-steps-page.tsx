import { SettingsPage } from '../../layouts/settings-page.tsx';
import { ActionForm } from '../../ui/action-form.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { DnsStep } from './dns-step.tsx';
import { IncomingStep } from './incoming-step.tsx';
import { OutgoingStep } from './outgoing-step.tsx';
import { StepList } from './step-list.tsx';
import { TestStep } from './test-step.tsx';
import type { FirstStepsProps } from './types.ts';

const panels = { incoming: IncomingStep, outgoing: OutgoingStep, dns: DnsStep, test: TestStep };

/** The way from an empty inbox to the first answer: what is done and what is left, and one step open. */
export const FirstStepsPage = (props: FirstStepsProps) => {
  const { w, done, step } = props;
  const words = w.firstSteps;
  const Panel = panels[step];
  const isFinished = Object.values(done).every(Boolean);
  return (
    <SettingsPage title={words.title} lead={words.lead}>
      {isFinished ? (
        <Notice tone="done" icon="done" role="status">
          {words.finish}
        </Notice>
      ) : null}
      <div class="first-steps-page">
        <StepList w={w} done={done} step={step} />
        <div class="first-steps-panels">
          <Panel {...props} />
        </div>
      </div>
      <ActionForm class="first-steps-dismiss" method="delete" action="/first-steps">
        <Button kind={isFinished ? 'primary' : 'quiet'}>{words.dismiss}</Button>
        <span class="field-hint">{words.dismissHint}</span>
      </ActionForm>
    </SettingsPage>
  );
};

import { Button } from '../../ui/button.tsx';
import { DomainPanel } from '../domains/domain-panel.tsx';
import type { FirstStepsProps } from './types.ts';

/** What DNS should say and what it says, as on the page Domains. */
export const DnsStep = ({ domains, facts, step: _, ...dated }: FirstStepsProps) => {
  const words = dated.w.firstSteps.dns;
  const { dnsBad } = facts;
  return (
    <>
      <section class="panel" aria-labelledby="step-title">
        <h2 id="step-title">{words.title}</h2>
        <p class="muted">{words.lead}</p>
        <form class="form-foot first-steps-check" method="post" action="/first-steps/dns">
          <Button kind={dnsBad === 0 ? 'plain' : 'primary'} icon="retry">
            {words.check}
          </Button>
          <span role="status">
            {dnsBad === null ? words.unchecked : dnsBad === 0 ? words.allGood : words.bad(dnsBad)}
          </span>
          <a class="button plain" href="/first-steps/test">
            {dated.w.firstSteps.goOn}
          </a>
        </form>
      </section>
      {domains.map((domain) => (
        <DomainPanel {...dated} id={domain.name} {...domain} />
      ))}
    </>
  );
};

import { FirstStepsPage } from '#views/ops/first-steps/first-steps-page.tsx';
import type { FirstStepsProps, StepName } from '#views/ops/first-steps/types.ts';
import type { Dated } from '#views/ui/types.ts';

const undone = { incoming: false, outgoing: false, dns: false, test: false };

/** Each step at its beginning, half way, and the end of them all. */
export function firstStepsPages(dated: Dated, address: string) {
  const base: FirstStepsProps = {
    ...dated,
    step: 'incoming',
    done: undone,
    company: address,
    mailboxId: 1,
    address,
    facts: { incoming: null, hasAccount: false, outgoing: null, relayHost: null, dnsBad: null },
    domains: [{ name: address, checkedAt: null, findings: [] }],
    test: { email: address, isOurs: false, last: null, received: null },
    form: { errors: {}, values: {} },
  };
  const draw = (name: string, step: StepName, changes: Partial<FirstStepsProps> = {}) => ({
    name: `first-steps-${name}`,
    page: 'first-steps' as const,
    body: <FirstStepsPage {...base} step={step} {...changes} />,
  });
  const facts = (changes: Partial<FirstStepsProps['facts']>) => ({ facts: { ...base.facts, ...changes } });
  const fates = Object.keys(dated.w.firstSteps.test.fates) as (keyof typeof dated.w.firstSteps.test.fates)[];
  return [
    draw('incoming', 'incoming', { form: { errors: { way: dated.w.errors.fields.required }, values: {} } }),
    draw('fetched', 'incoming', facts({ incoming: 'fetched' })),
    draw('fetching', 'incoming', facts({ incoming: 'fetched', hasAccount: true })),
    draw('forwarded', 'incoming', facts({ incoming: 'forwarded' })),
    draw('outgoing', 'outgoing', facts({ outgoing: 'relay' })),
    draw('relay', 'outgoing', facts({ outgoing: 'relay', relayHost: address })),
    draw('dns', 'dns'),
    draw('dns-bad', 'dns', facts({ dnsBad: 2 })),
    draw('dns-good', 'dns', facts({ dnsBad: 0 })),
    draw('test', 'test'),
    draw('test-own', 'test', { test: { ...base.test, isOurs: true } }),
    ...fates.map((fate) =>
      draw(`test-${fate}`, 'test', { test: { ...base.test, last: { email: address, rawId: 4, fate } } }),
    ),
    draw('finished', 'test', {
      done: { incoming: true, outgoing: true, dns: true, test: true },
      test: { ...base.test, received: { from: address, at: dated.now } },
    }),
    draw('received', 'test', { test: { ...base.test, received: { from: '', at: dated.now } } }),
  ];
}

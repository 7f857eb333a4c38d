import type { Words } from '#src/words/index.ts';
import type { Dated, FormState } from '../../ui/types.ts';
import type { Finding } from '../domains/types.ts';

export type StepName = 'incoming' | 'outgoing' | 'dns' | 'test';

export type FirstStepsProps = Dated & {
  step: StepName;
  done: Record<StepName, boolean>;
  company: string;
  /** the mailbox that the company began with */
  mailboxId: number;
  address: string;
  facts: {
    incoming: 'here' | 'forwarded' | 'fetched' | null;
    hasAccount: boolean;
    outgoing: 'direct' | 'relay' | 'later' | null;
    relayHost: string | null;
    /** records that need work; null before DNS was asked */
    dnsBad: number | null;
  };
  domains: { name: string; checkedAt: number | null; findings: Finding[] }[];
  test: {
    email: string;
    /** The reader's own address is one of ours, so no test can be sent to it. */
    isOurs: boolean;
    last: { email: string; rawId: number | null; fate: keyof Words['firstSteps']['test']['fates'] } | null;
    received: { from: string; at: number } | null;
  };
  form: FormState;
};

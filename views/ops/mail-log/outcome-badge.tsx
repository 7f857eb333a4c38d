import { Badge } from '../../ui/badge.tsx';
import type { Worded } from '../../ui/types.ts';
import type { Outcome } from './types.ts';

const TONES: Record<Outcome, 'plain' | 'waiting' | 'failed' | 'done'> = {
  reading: 'plain',
  received: 'done',
  spam: 'waiting',
  unreadable: 'failed',
  elsewhere: 'plain',
  sent: 'done',
  waiting: 'plain',
  delayed: 'waiting',
  held: 'waiting',
  cancelled: 'plain',
  failed: 'failed',
  gone: 'plain',
};

export const OutcomeBadge = ({ w, outcome }: Worded & { outcome: Outcome }) => (
  <Badge tone={TONES[outcome]}>{w.mailLog.outcomes[outcome]}</Badge>
);

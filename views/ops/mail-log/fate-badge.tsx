import { Badge } from '../../ui/badge.tsx';
import type { Worded } from '../../ui/types.ts';
import type { Told } from './types.ts';

type State = Told['fates'][number]['state'];

const TONES: Record<State, 'plain' | 'waiting' | 'failed' | 'done'> = {
  queued: 'plain',
  sending: 'plain',
  delayed: 'waiting',
  held: 'waiting',
  sent: 'done',
  failed: 'failed',
  cancelled: 'plain',
};

export const FateBadge = ({ w, state }: Worded & { state: State }) => (
  <Badge tone={TONES[state]}>{w.mailLog.story.states[state]}</Badge>
);

import { Time } from '../../ui/time.tsx';
import type { Dated } from '../../ui/types.ts';
import type { ThreadEvent } from './types.ts';

export const EventLine = ({ event, ...dated }: Dated & { event: ThreadEvent }) => (
  <p class="event" id={`event-${event.id}`}>
    <span>{dated.w.events.sentence(event.name, event.actor, event.data)}</span>{' '}
    <Time {...dated} at={event.at} style="message" />
  </p>
);

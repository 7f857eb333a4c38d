import { reopenFailed } from '#src/inbox/conversations/index.ts';
import type { EventHandler } from '#src/platform/events/index.ts';

/** An answer that nobody got must not lie in a closed conversation. */
export const eventHandlers: EventHandler[] = [
  {
    name: 'email.reopen-failed',
    events: ['recipient.failed', 'recipient.bounced'],
    handle: (ctx, events) => {
      const ids = events.filter(({ subject }) => subject === 'conversation').map(({ subjectId }) => subjectId);
      return reopenFailed({ ...ctx, actor: 'system' }, [...new Set(ids)]);
    },
  },
];

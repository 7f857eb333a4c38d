import type { Dated } from '../../ui/types.ts';
import type { Held, Waiting } from '../conversations/types.ts';
import { HeldReply } from './held-reply.tsx';
import { WaitingReply } from './waiting-reply.tsx';

export type OutboxProps = Dated & {
  draftId: number;
  waiting: Waiting[];
  held: Held[];
  /** When the page looks whether it has left; null where it does not wait. */
  looksAgainSeconds: number | null;
};

/** Where a mail that begins a conversation waits, or is held; once it has left, the answer leads to its conversation. */
export const Outbox = ({ draftId, waiting, held, looksAgainSeconds, ...dated }: OutboxProps) => (
  <section id="thread" class="thread" aria-label={dated.w.inbox.thread}>
    {held.map((reply) => (
      <HeldReply {...dated} reply={reply} newest={0} />
    ))}
    {waiting.map((reply) => (
      <WaitingReply {...dated} reply={reply} />
    ))}
    {looksAgainSeconds === null ? null : (
      <span
        hx-get={`/drafts/${draftId}`}
        hx-trigger={`load delay:${looksAgainSeconds}s`}
        hx-target="#composer"
        hx-swap="outerHTML"
      />
    )}
  </section>
);

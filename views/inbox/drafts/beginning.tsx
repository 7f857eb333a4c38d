import type { Dated } from '../../ui/types.ts';
import { Composer, type ComposerProps } from './composer.tsx';
import { Outbox, type OutboxProps } from './outbox.tsx';

type Props = Dated & {
  /** Null while it waits, or is held. */
  composer: Omit<ComposerProps, keyof Dated> | null;
  outbox: Omit<OutboxProps, keyof Dated>;
};

/** The right pane while a conversation is begun: there is none to show yet, only the mail that begins it. */
export const Beginning = ({ composer, outbox, ...dated }: Props) => (
  <section id="conversation" class="conversation beginning" aria-labelledby="conversation-subject">
    <header class="conversation-head">
      <div class="conversation-title">
        <h2 id="conversation-subject">{dated.w.compose.newConversation}</h2>
      </div>
    </header>
    <div class="conversation-scroll">
      <Outbox {...dated} {...outbox} />
    </div>
    {composer ? <Composer {...dated} {...composer} /> : <div id="composer" hidden />}
  </section>
);

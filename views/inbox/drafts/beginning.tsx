import type { Words } from '#src/words/index.ts';
import { Icon } from '../../ui/icon.tsx';
import type { Dated } from '../../ui/types.ts';
import { Composer, type ComposerProps } from './composer.tsx';
import { Outbox, type OutboxProps } from './outbox.tsx';

type Props = Dated & {
  /** Null while it waits, or is held. */
  composer: Omit<ComposerProps, keyof Dated> | null;
  outbox: Omit<OutboxProps, keyof Dated>;
};

const back = (w: Words) => w.inbox.backToList(w.afterSend.drafts.title);

/** The right pane while a conversation is begun: there is none to show yet, only the mail that begins it. */
export const Beginning = ({ composer, outbox, ...dated }: Props) => (
  <section id="conversation" class="conversation beginning" data-conversation="" aria-labelledby="conversation-subject">
    <header class="conversation-head">
      <a class="icon-button back" href="/drafts" aria-label={back(dated.w)} title={back(dated.w)}>
        <Icon name="back" />
      </a>
      <div class="conversation-title">
        <h1 id="conversation-subject" class="conversation-subject">
          {dated.w.compose.newConversation}
        </h1>
      </div>
    </header>
    <div class="conversation-scroll">
      <Outbox {...dated} {...outbox} />
    </div>
    {composer ? <Composer {...dated} {...composer} /> : <div id="composer" hidden />}
  </section>
);

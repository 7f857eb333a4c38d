import { exactTime, type Words } from '#src/words/index.ts';
import { Badge } from '../../ui/badge.tsx';
import { Time } from '../../ui/time.tsx';
import type { Dated } from '../../ui/types.ts';
import { draftConversationUrl, draftUrl } from './draft-url.ts';
import type { ListedDraft } from './types.ts';

type Props = Dated & { draft: ListedDraft; isOpen: boolean };

/** A draft that is its conversation's opens that beside the list; one that will begin a conversation has a page of its own. */
export const DraftRow = ({ draft, isOpen, ...dated }: Props) => {
  const { w } = dated;
  const { drafts } = w.afterSend;
  const { conversationId } = draft;
  const opensBeside =
    conversationId === null
      ? {}
      : {
          'hx-get': draftConversationUrl(draft),
          'hx-target': '#conversation',
          'hx-swap': 'outerHTML',
          'hx-push-url': 'true',
        };
  return (
    <li id={`draft-row-${draft.id}`} class="row" data-conversation={conversationId ?? undefined}>
      <a class="row-link" href={draftUrl(draft)} {...opensBeside} aria-current={isOpen ? 'true' : undefined}>
        <span class="row-dot" />
        <span class="row-line">
          <span class="row-who">
            <bdi>{draft.who || drafts.nobody}</bdi>
          </span>
          <StateBadge {...dated} draft={draft} />
          {draft.mailboxName && draft.state === 'writing' ? <span class="row-mailbox">{draft.mailboxName}</span> : null}
          <span class="row-time">
            <Time {...dated} at={draft.at} style="short" />
          </span>
        </span>
        <span class="row-line">
          <span class="row-text" dir="auto">
            <span class="row-subject">{draft.subject || w.inbox.row.noSubject}</span>{' '}
            <span class="row-preview">{draft.text}</span>
          </span>
        </span>
      </a>
    </li>
  );
};

const heldBecause = ({ drafts }: Words['afterSend'], { held }: ListedDraft) =>
  held === 'newer' ? drafts.heldNewer : drafts.heldNotSent;

const StateBadge = ({ draft, w, ...setting }: Dated & { draft: ListedDraft }) => {
  const { drafts } = w.afterSend;
  if (draft.state === 'held')
    return <Badge tone={draft.held === 'newer' ? 'waiting' : 'failed'}>{heldBecause(w.afterSend, draft)}</Badge>;
  if (draft.leavesAt !== null) return <Badge tone="waiting">{drafts.leaves(exactTime(draft.leavesAt, setting))}</Badge>;
  return draft.kind === 'reply' ? null : <Badge tone="plain">{drafts.kinds[draft.kind]}</Badge>;
};

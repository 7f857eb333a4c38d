import type { Dated } from '../../ui/types.ts';
import { BouncedRecipients } from './bounced-recipients.tsx';
import { ComposerFoot } from './composer-foot.tsx';
import { ComposerQuote } from './composer-quote.tsx';
import { ComposerRecipients } from './composer-recipients.tsx';
import { ComposerText } from './composer-text.tsx';
import { DraftFiles } from './draft-files.tsx';
import { NewerLine } from './newer-line.tsx';
import { OtherDrafts } from './other-drafts.tsx';
import { RestoreOffer } from './restore-offer.tsx';
import type { Draft } from './types.ts';

export type ComposerProps = Dated & {
  draft: Draft;
  errors: Record<string, string>;
  /** True when it was just asked for (Reply, Undo, Edit). */
  isFocused: boolean;
};

/** My answer to a conversation. Live updates never touch it; Send and Discard answer with what stands in its place. */
export const Composer = ({ draft, errors, isFocused, ...dated }: ComposerProps) => {
  const { w, locale } = dated;
  const error = errors.text ?? errors.form ?? errors.recipients ?? null;
  const send = `/drafts/${draft.id}/dispatch`;
  return (
    <form
      id="composer"
      class="composer"
      method="post"
      action={send}
      enctype="multipart/form-data"
      aria-label={w.compose.composers[draft.kind]}
      data-draft={draft.id}
      data-kind={draft.kind}
      data-conversation={draft.conversationId ?? undefined}
      data-updated-at={draft.savedAt ?? 0}
      data-focus={isFocused ? '' : undefined}
      hx-post={send}
      hx-target="#composer"
      hx-swap="outerHTML"
    >
      <OtherDrafts w={w} draft={draft} />
      <ComposerRecipients w={w} draft={draft} errors={errors} />
      <BouncedRecipients {...dated} bounced={draft.bounced} />
      <RestoreOffer w={w} />
      <NewerLine w={w} />
      <input type="hidden" name="seen" value={draft.seen} />
      <input type="hidden" name="html" value={draft.html} />
      <div class="composer-sheet">
        <ComposerText w={w} kind={draft.kind} text={draft.text} error={error} />
        <ComposerQuote {...dated} draft={draft} />
      </div>
      <DraftFiles
        w={w}
        locale={locale}
        draftId={draft.id}
        files={draft.files}
        pictures={draft.pictures}
        error={errors.file ?? null}
      />
      <ul class="uploads" data-uploads />
      <ComposerFoot {...dated} draft={draft} />
    </form>
  );
};

import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { Dated } from '../../ui/types.ts';
import { AttachButton } from './attach-button.tsx';
import { ComposerEnding } from './composer-ending.tsx';
import { ComposerToolbar } from './composer-toolbar.tsx';
import { DraftState } from './draft-state.tsx';
import type { Draft } from './types.ts';

export const ComposerFoot = ({ draft: { id, savedAt, ending }, ...dated }: Dated & { draft: Draft }) => {
  const { w } = dated;
  const url = `/drafts/${id}`;
  return (
    <div class="composer-foot">
      <div class="composer-send">
        <Button kind="primary" icon="send" name="send" value="1">
          {w.writing.send}
        </Button>
        {ending.choices ? (
          <Button name="andClose" value="1">
            {w.writing.sendAndClose}
          </Button>
        ) : null}
        <ComposerEnding w={w} ending={ending} />
      </div>
      <div class="composer-tools">
        <ComposerToolbar w={w} />
        <AttachButton {...dated} draftId={id} />
      </div>
      <DraftState {...dated} savedAt={savedAt} />
      <button
        type="submit"
        class="icon-button discard"
        name="_method"
        value="DELETE"
        formaction={url}
        formnovalidate
        hx-delete={url}
        hx-target="#composer"
        hx-swap="outerHTML"
        aria-label={w.writing.discard}
        title={w.writing.discard}
      >
        <Icon name="trash" />
      </button>
    </div>
  );
};

import { FormatToolbar } from '../../ui/format-toolbar.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { Worded } from '../../ui/types.ts';
import { PictureEntry } from './picture-entry.tsx';

export const ComposerToolbar = ({ w }: Worded) => (
  <FormatToolbar w={w} formats={['bold', 'italic', 'list', 'ordered', 'link', 'quote', 'code']}>
    <button
      type="button"
      class="icon-button"
      data-insert-picture
      aria-label={w.editor.picture.insert}
      title={w.editor.picture.insert}
    >
      <Icon name="image" />
    </button>
    <input
      type="file"
      data-pictures
      multiple
      accept="image/png,image/jpeg,image/gif,image/webp"
      aria-label={w.editor.picture.insert}
      hidden
    />
    <PictureEntry w={w} />
  </FormatToolbar>
);

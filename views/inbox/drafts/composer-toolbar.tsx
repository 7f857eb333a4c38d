import { FormatToolbar } from '../../ui/format-toolbar.tsx';
import type { Worded } from '../../ui/types.ts';

export const ComposerToolbar = ({ w }: Worded) => (
  <FormatToolbar w={w} formats={['bold', 'italic', 'list', 'ordered', 'link', 'quote', 'code']} />
);

import type { IconName } from '#static/icons/index.ts';
import { Icon } from '../../ui/icon.tsx';
import type { Worded } from '../../ui/types.ts';

const formats = ['bold', 'italic', 'list', 'ordered', 'link', 'quote', 'code'] as const satisfies IconName[];

export const ComposerToolbar = ({ w }: Worded) => (
  <div class="toolbar" role="toolbar" aria-label={w.writing.toolbar} data-toolbar hidden>
    {formats.map((format) => (
      <button
        type="button"
        class="icon-button"
        data-format={format}
        aria-pressed="false"
        aria-label={w.writing.format[format]}
        title={w.writing.format[format]}
      >
        <Icon name={format} />
      </button>
    ))}
    <div class="link-entry" data-link hidden>
      <input type="text" inputmode="url" data-link-url placeholder="https://" aria-label={w.writing.linkAddress} />
      <button type="button" class="button plain" data-link-apply>
        {w.writing.linkApply}
      </button>
      <button type="button" class="button quiet" data-link-remove>
        {w.writing.linkRemove}
      </button>
    </div>
  </div>
);

import type { Child } from 'hono/jsx';
import type { IconName } from '#static/icons/index.ts';
import { Icon } from './icon.tsx';
import type { Worded } from './types.ts';

export type Format = 'bold' | 'italic' | 'list' | 'ordered' | 'link' | 'quote' | 'code';

const icons = {
  bold: 'bold',
  italic: 'italic',
  list: 'list',
  ordered: 'ordered',
  link: 'link',
  quote: 'quote',
  code: 'code',
} as const satisfies Record<Format, IconName>;

/** The buttons of an editor, in this order; hidden until the script has mounted it. */
export const FormatToolbar = ({ w, formats, children }: Worded & { formats: Format[]; children?: Child }) => (
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
        <Icon name={icons[format]} />
      </button>
    ))}
    {children}
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

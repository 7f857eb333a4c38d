import { Icon } from './icon.tsx';

type Props = { url: string; label: string; copy: string; copied: string };

/** A link to be handed over; without the script it is selected by hand. */
export const CopyLink = ({ url, label, copy, copied }: Props) => (
  <div class="copy-link" data-copy-row>
    <span class="sr-only">{label}</span>
    <samp class="copy-text" data-copy-text>
      {url}
    </samp>
    <button type="button" class="button plain" data-copy data-copied={copied} hidden>
      <Icon name="copy" />
      {copy}
    </button>
  </div>
);

import { Icon } from '../../ui/icon.tsx';
import type { Worded } from '../../ui/types.ts';
import type { Finding } from './types.ts';

type Props = Worded & { record: Finding['wanted'][number]; what: string };

/** A record as a DNS provider's form asks for it; name and value can each be copied, or selected by hand. */
export const DnsRecordRow = ({ w, record, what }: Props) => (
  <dl class="dns-record">
    <div class="dns-part">
      <dt>{w.domains.type}</dt>
      <dd>
        <samp>{record.type}</samp>
      </dd>
    </div>
    {(['name', 'value'] as const).map((part) => (
      <div class="dns-part" data-copy-row>
        <dt>{w.domains[part]}</dt>
        <dd>
          <samp class="dns-value" data-copy-text>
            {record[part]}
          </samp>
          <button
            type="button"
            class="icon-button"
            data-copy
            data-copied={w.domains.copied}
            aria-label={w.domains.copyOf(`${what} ${w.domains[part]}`)}
            title={w.domains.copy}
            hidden
          >
            <Icon name="copy" />
          </button>
        </dd>
      </div>
    ))}
  </dl>
);

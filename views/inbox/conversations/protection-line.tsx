import type { Protection } from '#src/mail/mime/index.ts';
import { Icon } from '../../ui/icon.tsx';
import type { Worded } from '../../ui/types.ts';

/** That a mail is signed or encrypted, and what that is worth here. */
export const ProtectionLine = ({ w, protection }: Worded & { protection: Protection }) => (
  <p class="protection">
    <Icon name={protection.endsWith('-signed') ? 'signature' : 'encrypted'} />
    <span>{w.formats.protection[protection]}</span>
  </p>
);

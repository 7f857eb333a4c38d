import type { Verification } from '#src/mail/authentication/index.ts';
import type { IconName } from '#static/icons/index.ts';
import { Icon } from '../../ui/icon.tsx';
import type { Worded } from '../../ui/types.ts';
import { TrustDetails } from './trust-details.tsx';
import { lookAlikeText, trustText } from './trust-text.ts';
import type { Message } from './types.ts';

const icons: Record<Verification['verdict'], IconName> = {
  verified: 'verified',
  unverified: 'unknown',
  failed: 'warning',
};

/** One line on who really sent a message; what it rests on unfolds. A warning where it is not who it says. */
export const MessageTrust = ({ w, message }: Worded & { message: Message }) => {
  const { id, trust, from } = message;
  if (!trust) return null;
  const { verification, lookAlike } = trust;
  const { verdict } = verification;
  const warnings = [
    ...(lookAlike ? [lookAlikeText(lookAlike, from.address, w)] : []),
    ...(verification.isDisguised ? [w.trust.disguised] : []),
  ];
  return (
    <div class={`trust ${verdict}`}>
      <details id={`trust-${id}`} class="trust-fold">
        <summary aria-label={`${w.trust.label}: ${trustText(verification, w)}`}>
          <Icon name={icons[verdict]} />
          <bdi>{trustText(verification, w)}</bdi>
        </summary>
        <TrustDetails w={w} verification={verification} />
      </details>
      {warnings.map((warning) => (
        <p class="trust-warning">
          <Icon name="warning" />
          <bdi>{warning}</bdi>
        </p>
      ))}
    </div>
  );
};

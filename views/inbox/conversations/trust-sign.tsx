import { Badge } from '../../ui/badge.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { Worded } from '../../ui/types.ts';
import { isPretended, lookAlikeText, trustText } from './trust-text.ts';
import type { Message } from './types.ts';

/** In a message's head: a small check where its sender is verified, a badge where it is not who it says, else nothing. */
export const TrustSign = ({ w, message }: Worded & { message: Message }) => {
  const { trust, from } = message;
  if (!trust) return null;
  const { verification, lookAlike } = trust;
  const why = trustText(verification, w);
  if (verification.verdict === 'failed') {
    const isLoud = isPretended(verification);
    return (
      <Badge tone={isLoud ? 'failed' : 'waiting'} title={why}>
        {isLoud ? w.trust.badge.pretends : w.trust.badge.doubtful}
      </Badge>
    );
  }
  if (lookAlike || verification.isDisguised) {
    return (
      <Badge tone="waiting" title={lookAlike ? lookAlikeText(lookAlike, from.address, w) : w.trust.disguised}>
        {w.trust.badge.lookAlike}
      </Badge>
    );
  }
  if (verification.verdict !== 'verified') return null;
  return (
    <span class="message-verified" title={why}>
      <Icon name="verified" />
    </span>
  );
};

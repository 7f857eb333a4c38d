import type { Verification } from '#src/mail/authentication/index.ts';
import type { Worded } from '../../ui/types.ts';
import { verificationLines } from '../../ui/verification-lines.ts';

export const TrustDetails = ({ w, verification }: Worded & { verification: Verification }) => (
  <ul class="trust-details">
    {verificationLines(w, verification).map((line) => (
      <li>
        <bdi>{line}</bdi>
      </li>
    ))}
  </ul>
);

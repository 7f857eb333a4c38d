import { randomBytes } from 'node:crypto';
import { base32, isSignature, signature } from './signature.ts';

const PURPOSE = 'message-id';
const OURS = /^([a-z2-7]{26})\.([a-z2-7]{16})@[^@\s]+$/i;

/** A fresh Message-ID without angle brackets: random, signature, and the domain of the sending address. Says nothing of people. */
export function newMessageId(key: Uint8Array, domain: string): string {
  const random = base32(randomBytes(16));
  return `${random}.${signature(key, PURPOSE, random)}@${domain}`;
}

/** Whether we made this Message-ID (given without angle brackets). The domain is not signed: relays have been seen to rewrite it. */
export function isOurMessageId(key: Uint8Array, messageId: string): boolean {
  const match = OURS.exec(messageId);
  return match !== null && isSignature(key, PURPOSE, match[1]!.toLowerCase(), match[2]!);
}

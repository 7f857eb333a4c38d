import { recipientChoices } from '../recipient-choices.ts';
import type { ReportedFate } from './reported-fates.ts';

/** An address that was typed for a recipient, and what is wrong with it. */
export type RefusedRecipient = { messageId: number; address: string; typed: string; error: string };

/** What became of a message at a recipient, with what the reader can do about it. */
export function deliveryItem(
  { address, state, at, nextTryAt, reply, report, replacedBy }: ReportedFate,
  messageId: number,
  { maySend, recipient }: { maySend: boolean; recipient?: RefusedRecipient | undefined },
) {
  const isRefused = recipient?.messageId === messageId && recipient.address === address;
  return {
    address,
    state,
    at,
    nextTryAt,
    answer: reply,
    report,
    replacedBy,
    choices: maySend ? recipientChoices({ state, replacedBy }) : [],
    refused: isRefused ? { typed: recipient.typed, error: recipient.error } : null,
  };
}

export type DeliveryItem = ReturnType<typeof deliveryItem>;

import { ActionForm } from '../../ui/action-form.tsx';
import type { Worded } from '../../ui/types.ts';
import type { Delivery } from './types.ts';

type Props = Worded & { messageId: number; delivery: Delivery };

const Address = ({ address }: { address: string }) => <input type="hidden" name="address" value={address} />;

/** What can be done about a recipient who has not got a mail; the thread then shows what became of it. */
export const DeliveryActions = ({ w, messageId, delivery }: Props) => {
  const { address, choices, state } = delivery;
  const words = w.afterSend.recipient;
  const url = `/messages/${messageId}/recipients`;
  if (choices.length === 0) return null;
  const hasEnded = state === 'failed' || state === 'cancelled';
  return (
    <span class="delivery-actions">
      {choices.includes('retry') ? (
        <ActionForm method="post" action={`${url}/tries`} target="#thread">
          <Address address={address} />
          <button
            type="submit"
            class="text-button"
            aria-label={hasEnded ? words.retryOf(address) : words.retryNowOf(address)}
          >
            {hasEnded ? words.retry : words.retryNow}
          </button>
        </ActionForm>
      ) : null}
      {choices.includes('readdress') ? <Readdress w={w} messageId={messageId} delivery={delivery} /> : null}
      {choices.includes('cancel') ? (
        <ActionForm method="delete" action={url} target="#thread">
          <Address address={address} />
          <button type="submit" class="text-button" aria-label={words.cancelOf(address)}>
            {words.cancel}
          </button>
        </ActionForm>
      ) : null}
    </span>
  );
};

/** The wrong address stands in the field, since most wrong ones lack a letter. */
const Readdress = ({ w, messageId, delivery: { address, refused } }: Props) => {
  const words = w.afterSend.recipient;
  const id = `readdress-${messageId}-${address}`;
  const errorId = `${id}-error`;
  return (
    <details class="readdress" id={id} open={refused !== null}>
      <summary class="text-button" aria-label={words.readdressOf(address)}>
        {words.readdress}
      </summary>
      <ActionForm class="readdress-form" method="put" action={`/messages/${messageId}/recipients`} target="#thread">
        <Address address={address} />
        <label class="sr-only" for={`${id}-to`}>
          {words.to}
        </label>
        <input
          id={`${id}-to`}
          type="email"
          name="to"
          value={refused?.typed ?? address}
          autocomplete="off"
          spellcheck={false}
          required
          maxlength={254}
          aria-invalid={refused ? 'true' : undefined}
          aria-describedby={refused ? errorId : undefined}
        />
        <button type="submit" class="button plain">
          {words.send}
        </button>
        {refused ? (
          <p class="field-error" id={errorId} role="alert">
            {refused.error}
          </p>
        ) : null}
      </ActionForm>
    </details>
  );
};

import { ActionForm } from '../../ui/action-form.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { FormErrors } from '../../ui/form-errors.tsx';
import type { FormState, Worded } from '../../ui/types.ts';

type Props = Worded & { mailboxId: number; addresses: string[]; form: FormState };

/** The addresses of a mailbox, the primary one first, and a way to add one. */
export const AddressPanel = ({ w, mailboxId, addresses, form }: Props) => {
  const words = w.mailboxes;
  const path = `/mailboxes/${mailboxId}`;
  return (
    <section class="panel" id="addresses" aria-labelledby="addresses-title">
      <h2 id="addresses-title">{words.addresses}</h2>
      <p class="muted">{words.addressesHint}</p>
      <ul class="items">
        {addresses.map((address, i) => (
          <li class="item">
            <div class="item-main">
              <span class="item-title address">{address}</span>
            </div>
            {i === 0 ? (
              <Badge tone="accent">{words.primary}</Badge>
            ) : (
              <>
                <ActionForm method="put" action={`${path}/primary-address`}>
                  <input type="hidden" name="address" value={address} />
                  <button type="submit" class="button quiet" aria-label={words.makePrimaryFor(address)}>
                    {words.makePrimary}
                  </button>
                </ActionForm>
                <ActionForm method="delete" action={`${path}/addresses`}>
                  <input type="hidden" name="address" value={address} />
                  <button type="submit" class="button quiet" aria-label={words.removeAddressFor(address)}>
                    {words.removeAddress}
                  </button>
                </ActionForm>
              </>
            )}
          </li>
        ))}
      </ul>
      <form class="form panel-rest" method="post" action={`${path}/addresses`}>
        <FormErrors w={w} errors={form.errors} />
        <div class="field-row">
          <Field {...form} name="address" type="email" label={words.addAddress} autocomplete="off" required />
          <Button>{words.addAddressSubmit}</Button>
        </div>
      </form>
      <p class="panel-hint">
        {words.domainsHint}: <a href="/domains">{words.domainsLink}</a> ·{' '}
        <a href={`/sending/mailboxes/${mailboxId}`}>{words.sendingLink}</a>
      </p>
    </section>
  );
};

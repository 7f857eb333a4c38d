import { calendarDay } from '#src/words/index.ts';
import { Badge } from '../ui/badge.tsx';
import { Icon } from '../ui/icon.tsx';
import { Menu } from '../ui/menu.tsx';
import type { Dated } from '../ui/types.ts';
import { ContactForm } from './contact-form.tsx';
import type { ContactAddress, ContactPart } from './types.ts';

const AddressMenu = ({
  w,
  contact,
  besideId,
  own,
  index,
}: Dated & ContactPart & { own: ContactAddress; index: number }) => {
  const sender = (verdict: 'block' | 'allow' | 'none', label: string) => (
    <ContactForm
      contact={contact}
      besideId={besideId}
      method="put"
      path={`senders/${encodeURIComponent(own.address)}`}
      class=""
    >
      <button type="submit" class="menu-item" name="verdict" value={verdict}>
        <Icon name={verdict === 'block' ? 'spam' : verdict === 'allow' ? 'check' : 'undo'} />
        {label}
      </button>
    </ContactForm>
  );
  return (
    <Menu
      id={`contact-address-${contact.id}-${index}-${own.listed ?? 'none'}`}
      label={w.contact.addressMenu(own.address)}
    >
      {own.listed === null ? null : sender('none', own.listed === 'block' ? w.contact.unblock : w.contact.unallow)}
      {own.listed === 'block' ? null : sender('block', w.contact.block)}
      {own.listed === 'allow' ? null : sender('allow', w.contact.allow)}
      {contact.addresses.length > 1 ? (
        <ContactForm
          contact={contact}
          besideId={besideId}
          method="delete"
          path={`addresses/${encodeURIComponent(own.address)}`}
          class=""
        >
          <button type="submit" class="menu-item">
            <Icon name="trash" />
            {w.contact.removeAddress}
          </button>
        </ContactForm>
      ) : null}
    </Menu>
  );
};

const AddressItem = ({
  own,
  index,
  contact,
  besideId,
  form,
  ...dated
}: Dated & ContactPart & { own: ContactAddress; index: number }) => {
  const { w } = dated;
  return (
    <li class="contact-address">
      <div class="contact-address-text">
        <form method="post" action="/drafts">
          <input type="hidden" name="to" value={own.address} />
          <button type="submit" class="contact-write" title={w.contact.write(own.address)}>
            <bdi>{own.address}</bdi>
          </button>
        </form>
        {own.listed === 'block' ? <Badge tone="failed">{w.contact.blocked}</Badge> : null}
        {own.listed === 'allow' ? <Badge tone="done">{w.contact.allowed}</Badge> : null}
        {own.bounce ? (
          <span class="contact-bounce">
            <Icon name="warning" />
            {w.contact.bounced(calendarDay(own.bounce.at, dated), w.bounces.reasons[own.bounce.reason])}
          </span>
        ) : null}
      </div>
      {contact.mayManage ? (
        <AddressMenu {...dated} contact={contact} besideId={besideId} form={form} own={own} index={index} />
      ) : null}
    </li>
  );
};

export const ContactAddresses = ({ contact, besideId, form, ...dated }: Dated & ContactPart) => {
  const { w } = dated;
  return (
    <section class="contact-part" aria-labelledby="contact-addresses">
      <h3 id="contact-addresses">{w.contact.addresses}</h3>
      <ul class="contact-list">
        {contact.addresses.map((own, index) => (
          <AddressItem {...dated} own={own} index={index} contact={contact} besideId={besideId} form={form} />
        ))}
      </ul>
      {contact.mayManage ? (
        <details class="contact-edit" id="contact-add-address" open={form.errors.address !== undefined}>
          <summary>{w.contact.addAddress}</summary>
          <ContactForm contact={contact} besideId={besideId} method="post" path="addresses">
            <input
              name="address"
              type="text"
              inputmode="email"
              autocomplete="off"
              value={form.values.address}
              aria-label={w.contact.newAddress}
              aria-invalid={form.errors.address ? 'true' : undefined}
              aria-describedby={form.errors.address ? 'contact-address-error' : undefined}
            />
            <button type="submit" class="button plain">
              {w.contact.add}
            </button>
            {form.errors.address ? (
              <p class="field-error" id="contact-address-error">
                {form.errors.address}
              </p>
            ) : null}
          </ContactForm>
        </details>
      ) : null}
    </section>
  );
};
